/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.spi;

/**
 * The headers that continue the trace of a request in another service.
 *
 * @param sentryTrace the header {@code sentry-trace}
 * @param baggage the members for the header {@code baggage} (W3C Baggage), which may have others
 * @param traceparent the header {@code traceparent} (W3C Trace Context)
 */
public record OutgoingTrace(String sentryTrace, String baggage, String traceparent) {}
