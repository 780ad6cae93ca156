/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.opentelemetry.api.trace;

/** Stands in for OpenTelemetry's: the span of a thread is in a thread-local, as there. */
public interface Span {

    ThreadLocal<SpanContext> CURRENT = new ThreadLocal<>();

    static Span current() {
        SpanContext context = CURRENT.get();
        return () -> context;
    }

    SpanContext getSpanContext();
}
