/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee;

import org.jspecify.annotations.Nullable;

/**
 * Changes or drops events before they leave the process. Processors run in the order of {@code
 * sentry.processors}, on the thread that sends; several events may be processed at a time. Secrets
 * are masked after the last of them, also in what a processor adds; see {@link Options#scrub()}. An
 * event that a processor captures is refused: the processor would be called for it again, and so on
 * without end.
 *
 * <p>In a container, CDI beans of this type take part without being configured, after those of
 * {@code sentry.processors}: in the order of {@code jakarta.annotation.Priority}, those without one
 * last. On the thread that sends no request is active, so a bean that is request-scoped or
 * session-scoped, or injects one that is, cannot be used: it throws, and the event is dropped.
 * Application-scoped and dependent beans can.
 *
 * <p>Built in are those of {@link org.ravenee.processors}.
 */
@FunctionalInterface
public interface Processor {

    /**
     * Processes one event.
     *
     * @param event the event to be sent
     * @return the event to send, usually made by {@link Event#toBuilder()}; null drops it. If this
     *     method throws, the event is dropped too: an unprocessed event is never sent.
     */
    @Nullable Event process(Event event);
}
