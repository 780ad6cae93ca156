/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.http;

import java.time.Duration;

/**
 * Time limits for clients.
 *
 * @param head from the first byte of a request to the end of its head
 * @param request from the end of the head to the end of the answer
 */
public record Timeouts(Duration head, Duration request) {

    public static final Timeouts DEFAULT =
            new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(20));
}
