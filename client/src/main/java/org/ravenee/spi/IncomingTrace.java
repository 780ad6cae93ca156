/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.spi;

import org.jspecify.annotations.Nullable;

/**
 * The headers by which another service passes its trace on with a request or message. Events of the
 * request continue that trace.
 *
 * <p>{@code sentry-trace} is read first, {@code traceparent} otherwise. Headers that are malformed
 * are as if they were absent.
 *
 * @param sentryTrace the header {@code sentry-trace}, or null
 * @param baggage all values of the header {@code baggage}, joined by commas, or null
 * @param traceparent the header {@code traceparent} of W3C Trace Context, or null
 */
public record IncomingTrace(
        @Nullable String sentryTrace, @Nullable String baggage, @Nullable String traceparent) {}
