/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.event;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the trace that the calling thread is part of, where the application has OpenTelemetry's
 * API. By method handles: the client needs no class of it, and finds out once whether there is one.
 */
public final class OpenTelemetryTrace {

    private static final String API = "io.opentelemetry.api.trace.";

    private @Nullable ClassLoader loader;
    private volatile boolean asked;

    /** What tells of the current span: its context, whether that is valid, its trace, itself. */
    private volatile MethodHandle @Nullable [] handles;

    /** Looks for the API where the application is. */
    public OpenTelemetryTrace(@Nullable ClassLoader loader) {
        this.loader = loader;
    }

    /** Returns the context {@code trace} of an event; null outside of any trace. */
    public @Nullable Map<String, Object> current() {
        try {
            MethodHandle[] api = asked ? handles : find();
            if (api == null) {
                return null;
            }
            Object context = api[0].invoke();
            if (context == null || !(boolean) api[1].invoke(context)) {
                return null;
            }
            return Map.of("trace_id", api[2].invoke(context), "span_id", api[3].invoke(context));
        } catch (Throwable e) {
            // An API of another age, or half of one.
            return null;
        }
    }

    private synchronized MethodHandle @Nullable [] find() {
        if (!asked) {
            try {
                if (loader != null) {
                    handles = handles(loader);
                }
            } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
                handles = null;
            }
            loader = null;
            asked = true;
        }
        return handles;
    }

    private static MethodHandle[] handles(ClassLoader loader) throws ReflectiveOperationException {
        MethodHandles.Lookup lookup = MethodHandles.publicLookup();
        Class<?> span = Class.forName(API + "Span", true, loader);
        Class<?> context = Class.forName(API + "SpanContext", true, loader);
        MethodType text = MethodType.methodType(String.class);
        MethodHandle current = lookup.findStatic(span, "current", MethodType.methodType(span));
        MethodHandle inner =
                lookup.findVirtual(span, "getSpanContext", MethodType.methodType(context));
        return new MethodHandle[] {
            MethodHandles.filterReturnValue(current, inner),
            lookup.findVirtual(context, "isValid", MethodType.methodType(boolean.class)),
            lookup.findVirtual(context, "getTraceId", text),
            lookup.findVirtual(context, "getSpanId", text)
        };
    }
}
