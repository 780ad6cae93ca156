/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.context;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * Reads the current trace of OpenTelemetry, where the application has its API. The API is called
 * through method handles, so that the client does not depend on it. Whether it is present is found
 * out once.
 */
public final class OpenTelemetryTrace {

    private static final String API = "io.opentelemetry.api.trace.";

    private @Nullable ClassLoader loader;
    private volatile boolean asked;

    /**
     * Calls that return the current span's context, whether it is valid, its trace and span ids.
     */
    private volatile MethodHandle @Nullable [] handles;

    /** Looks for the API in the application's class loader. */
    public OpenTelemetryTrace(@Nullable ClassLoader loader) {
        this.loader = loader;
    }

    /** Returns the trace of the calling thread; null outside of any trace. */
    public @Nullable TraceContext current() {
        try {
            MethodHandle[] api = asked ? handles : find();
            if (api == null) {
                return null;
            }
            Object context = api[0].invoke();
            if (context == null || !(boolean) api[1].invoke(context)) {
                return null;
            }
            return TraceContext.ofOpenTelemetry(
                    (String) api[2].invoke(context), (String) api[3].invoke(context));
        } catch (Throwable e) {
            // The API is of an unknown version, or incomplete.
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
