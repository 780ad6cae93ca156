/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.spool;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.ravenee.Client;
import org.ravenee.Options;

/**
 * An application that fails until its process is killed, or one that only sends the events that
 * others left. Prints the events whose delivery is promised from then on.
 */
final class FailingApplication {

    private static final int BURST = 5;

    private FailingApplication() {}

    /** Takes a DSN, a directory, and whether to fail. */
    public static void main(String[] arguments) throws IOException {
        Client client =
                Client.create(
                        Options.builder()
                                .dsn(arguments[0])
                                .serverName("test")
                                .transport("spool")
                                .spoolDirectory(Path.of(arguments[1]))
                                .build());
        if (!Boolean.parseBoolean(arguments[2])) {
            while (true) {
                LockSupport.park();
            }
        }
        try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
            for (int i = 0; true; i++) {
                List<String> ids = new ArrayList<>();
                for (int j = 0; j < 1 + i % BURST; j++) {
                    ids.add(
                            client.captureException(new IllegalStateException("failure " + i + j))
                                    .toString());
                }
                // An event that is not in memory is on disk, or the server has it.
                while (client.stats().queued() > 0) {
                    Thread.onSpinWait();
                }
                out.write((String.join("\n", ids) + "\n").getBytes(StandardCharsets.US_ASCII));
            }
        }
    }
}
