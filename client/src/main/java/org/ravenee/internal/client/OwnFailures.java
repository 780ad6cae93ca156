/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.client;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ravenee.internal.delivery.OperatorLog;

/** Says once for each kind that the client itself failed; the application goes on. */
final class OwnFailures {

    private final OperatorLog log = new OperatorLog();
    private final Set<String> said = ConcurrentHashMap.newKeySet();

    void log(Throwable failure) {
        if (said.add(failure.getClass().getName())) {
            log.failed("Raven EE could not report something", failure);
        }
    }
}
