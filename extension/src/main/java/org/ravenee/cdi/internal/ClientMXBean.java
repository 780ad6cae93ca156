/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.internal;

import java.util.Map;

/** The attributes of a client in JMX: those of {@link org.ravenee.Stats}. */
public interface ClientMXBean {

    /** {@return whether events are sent} */
    boolean isEnabled();

    /** {@return events whose id was returned to the application} */
    long getAccepted();

    /** {@return events that the server has} */
    long getDelivered();

    /** {@return events in memory that are not delivered yet} */
    long getQueued();

    /** {@return events on disk that are not delivered yet} */
    long getSpooled();

    /** {@return events that were accepted and then dropped, by reason} */
    Map<String, Long> getDropped();

    /** {@return events that were never accepted, by reason} */
    Map<String, Long> getRefused();

    /** {@return the outcome of the last attempt to send; empty before the first one} */
    String getLastOutcome();
}
