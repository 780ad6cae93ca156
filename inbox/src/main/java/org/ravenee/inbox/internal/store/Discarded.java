/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.store;

import java.time.Instant;

/** One line of a client report: what a client gave up, how often and why. */
public record Discarded(
        Instant receivedAt, String project, String reason, String category, long quantity) {}
