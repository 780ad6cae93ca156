/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.envelope;

/**
 * The payload of an {@code event} item.
 *
 * @param id 32 lower-case hexadecimal digits
 */
public record EventPayload(String id, JsonPayload payload) {}
