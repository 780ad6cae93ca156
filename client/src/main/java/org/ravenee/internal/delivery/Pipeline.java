/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import org.ravenee.Transport;

/**
 * The parts that take events from the queue to the server.
 *
 * @param serializer prepares events
 * @param queue decides which event is next
 * @param sender sends it
 * @param workers the threads that do so
 * @param transport closed at the end
 */
record Pipeline(
        EventSerializer serializer,
        SendQueue queue,
        EnvelopeSender sender,
        Workers workers,
        Transport transport) {}
