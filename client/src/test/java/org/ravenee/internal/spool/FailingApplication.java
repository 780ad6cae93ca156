/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.spool;

import java.nio.file.Path;
import org.ravenee.Client;
import org.ravenee.Options;

/** An application that fails all the time, on several threads, until somebody kills it. */
final class FailingApplication {

    private static final int THREADS = 4;

    private FailingApplication() {}

    /** Takes a DSN and a directory. */
    public static void main(String[] arguments) {
        Client client =
                Client.create(
                        Options.builder()
                                .dsn(arguments[0])
                                .serverName("test")
                                .transport("spool")
                                .spoolDirectory(Path.of(arguments[1]))
                                .build());
        for (int i = 0; i < THREADS; i++) {
            new Thread(() -> failForEver(client)).start();
        }
    }

    private static void failForEver(Client client) {
        for (int i = 0; true; i++) {
            client.captureException(new IllegalStateException("failure " + i));
            Thread.yield();
        }
    }
}
