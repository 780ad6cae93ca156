/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import org.ravenee.EventId;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.spi.OperatorLogger;

/**
 * Logs exceptions without a mapper, because the default of the implementation, which would have
 * logged them, does not get them. Safe for use by several threads.
 */
public final class UnmappedExceptionLog {

    private final Reporter reporter;
    private final OperatorLogger log;

    /** Creates the log of one application. */
    public UnmappedExceptionLog(Reporter reporter) {
        this.reporter = reporter;
        this.log = new OperatorLogger("org.ravenee.jaxrs", reporter.options().sanitizeKeys());
    }

    /**
     * Logs an exception with the transaction of the current request.
     *
     * @param id the event of the exception, or {@link EventId#NONE}
     */
    public void add(Throwable thrown, EventId id) {
        reporter.guard(
                () ->
                        log.logThrown(
                                JaxrsMessages.UNMAPPED,
                                thrown,
                                transaction(),
                                thrown.getClass().getSimpleName(),
                                id.isPresent() ? " (event " + id + ")" : ""));
    }

    private String transaction() {
        String transaction = reporter.contexts().context().snapshot().transaction();
        return transaction == null ? "A request" : transaction;
    }
}
