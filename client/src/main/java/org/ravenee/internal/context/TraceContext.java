/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.context;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.ravenee.Options;
import org.ravenee.spi.IncomingTrace;

/**
 * The trace that a context belongs to.
 *
 * @param traceId 32 hexadecimal digits
 * @param spanId 16 hexadecimal digits
 * @param parentSpanId the span of the other service that the trace was received from, or null
 * @param header the dynamic sampling context that was received with it; empty for a trace that
 *     began here
 */
public record TraceContext(
        String traceId, String spanId, @Nullable String parentSpanId, Map<String, String> header) {

    private static final int TRACE_DIGITS = 32;
    private static final int SPAN_DIGITS = 16;

    /** Begins a trace. */
    static TraceContext begin() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        // At least one bit is set: servers refuse ids that are all zeros.
        return new TraceContext(
                hex(random.nextLong() | 1) + hex(random.nextLong()),
                spanId(random),
                null,
                Map.of());
    }

    /** Continues the trace of OpenTelemetry. */
    static TraceContext ofOpenTelemetry(String traceId, String spanId) {
        return new TraceContext(traceId, spanId, null, Map.of());
    }

    /** Continues the trace of another service; null if its headers name none. */
    static @Nullable TraceContext continued(@Nullable IncomingTrace incoming) {
        if (incoming == null) {
            return null;
        }
        String sentry = incoming.sentryTrace();
        TraceContext trace = sentry == null ? null : parse(sentry.strip(), 0);
        if (trace != null) {
            return trace.with(Baggage.sentryMembers(incoming.baggage()));
        }
        String parent = incoming.traceparent();
        return parent == null ? null : ofTraceparent(parent.strip());
    }

    /** Reads version, trace id, span id and flags; "ff" is not a version. */
    private static @Nullable TraceContext ofTraceparent(String header) {
        boolean valid = header.matches("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");
        return valid && !header.startsWith("ff") ? parse(header, 3) : null;
    }

    /** Reads a trace id and a span id that are separated by a hyphen. */
    private static @Nullable TraceContext parse(String text, int from) {
        int span = from + TRACE_DIGITS + 1;
        int end = span + SPAN_DIGITS;
        if (text.length() < end
                || text.charAt(span - 1) != '-'
                || (text.length() > end && text.charAt(end) != '-')) {
            return null;
        }
        String traceId = text.substring(from, span - 1);
        String spanId = text.substring(span, end);
        return isId(traceId) && isId(spanId)
                ? new TraceContext(traceId, spanId(ThreadLocalRandom.current()), spanId, Map.of())
                : null;
    }

    /** Tells whether a text is made of hexadecimal digits that are not all zeros. */
    private static boolean isId(String text) {
        boolean zero = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
            zero &= c == '0';
        }
        return !zero;
    }

    /**
     * A received trace is sampled by the service that began it, even if that sends no sampling
     * data.
     */
    private TraceContext with(Map<String, String> members) {
        Map<String, String> received = new LinkedHashMap<>(members);
        received.put("trace_id", traceId);
        return new TraceContext(traceId, spanId, parentSpanId, received);
    }

    private static String spanId(ThreadLocalRandom random) {
        return hex(random.nextLong() | 1);
    }

    private static String hex(long number) {
        char[] digits = new char[SPAN_DIGITS];
        for (int i = SPAN_DIGITS - 1; i >= 0; i--) {
            digits[i] =
                    Character.forDigit((int) (number >>> (4 * (SPAN_DIGITS - 1 - i))) & 0xf, 16);
        }
        return new String(digits);
    }

    /** Returns what other services are told of the trace: what was received, or who began it. */
    Map<String, String> members(Options options) {
        if (!header.isEmpty()) {
            return header;
        }
        Map<String, String> members = new LinkedHashMap<>();
        members.put("trace_id", traceId);
        put(members, "public_key", options.dsn() == null ? null : options.dsn().publicKey());
        put(members, "release", options.release());
        put(members, "environment", options.environment());
        return members;
    }

    private static void put(Map<String, String> members, String name, @Nullable String value) {
        if (value != null) {
            members.put(name, value);
        }
    }

    /** Returns the context {@code trace} of an event. */
    public Map<String, Object> asEventContext() {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("trace_id", traceId);
        context.put("span_id", spanId);
        if (parentSpanId != null) {
            context.put("parent_span_id", parentSpanId);
        }
        return context;
    }
}
