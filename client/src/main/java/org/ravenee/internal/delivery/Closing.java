/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import org.ravenee.Transport;

/**
 * Closes a transport on a thread of its own: one that hangs must not hang the application's end.
 */
final class Closing {

    private Closing() {}

    static void close(Transport transport, DeliveryLog log, Deadline deadline) {
        Thread closer = new Thread(null, () -> closeNow(transport, log), "raven-closer", 0, false);
        closer.setDaemon(true);
        closer.setContextClassLoader(ClassLoader.getSystemClassLoader());
        closer.start();
        deadline.join(closer);
    }

    private static void closeNow(Transport transport, DeliveryLog log) {
        try {
            transport.close();
        } catch (Throwable e) {
            log.failedInside(e);
        }
    }
}
