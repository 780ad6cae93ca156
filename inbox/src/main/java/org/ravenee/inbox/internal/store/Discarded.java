/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.store;

import java.time.Instant;

/** One line of a client report: category, reason and number of discarded events. */
public record Discarded(
        Instant receivedAt, String project, String reason, String category, long quantity) {}
