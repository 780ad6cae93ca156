/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import org.ravenee.Transport;

/**
 * The parts that send events to the server on the calling thread.
 *
 * @param serializer prepares events
 * @param sender sends them
 * @param transport closed at the end
 */
record DirectPipeline(EventSerializer serializer, EnvelopeSender sender, Transport transport) {}
