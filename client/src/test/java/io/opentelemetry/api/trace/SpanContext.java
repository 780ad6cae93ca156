/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.opentelemetry.api.trace;

/** Stands in for OpenTelemetry's: the methods that are asked for. */
public interface SpanContext {

    boolean isValid();

    String getTraceId();

    String getSpanId();
}
