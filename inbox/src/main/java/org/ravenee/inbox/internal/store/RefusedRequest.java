/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.store;

import java.time.Instant;

/** A refused envelope with the reason. */
public record RefusedRequest(Instant receivedAt, int status, String reason) {}
