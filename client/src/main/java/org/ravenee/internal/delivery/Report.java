/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.util.function.Supplier;
import org.ravenee.Event;
import org.ravenee.EventId;

/**
 * Something accepted for delivery, not yet worked out.
 *
 * @param id the identity of the event
 * @param bytes an estimate of what it retains while it waits
 * @param event works the event out, on the sending thread
 */
public record Report(EventId id, long bytes, Supplier<Event> event) {}
