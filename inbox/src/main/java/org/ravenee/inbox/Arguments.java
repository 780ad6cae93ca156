/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox;

import java.util.List;
import java.util.Optional;

/** The command line. */
record Arguments(int port) {

    static final String USAGE =
            """
            Usage: java -jar raven-inbox.jar [--port N]

              --port N   where to listen on 127.0.0.1: 1 to 65535, or 0 for any free port
                         (default 9099)
            """;

    private static final int DEFAULT_PORT = 9099;

    /** Empty when they make no sense. */
    static Optional<Arguments> parse(String... args) {
        return switch (args.length) {
            case 0 -> Optional.of(new Arguments(DEFAULT_PORT));
            case 1 ->
                    args[0].startsWith("--port=")
                            ? port(args[0].substring("--port=".length()))
                            : Optional.empty();
            case 2 -> args[0].equals("--port") ? port(args[1]) : Optional.empty();
            default -> Optional.empty();
        };
    }

    static boolean askForHelp(String... args) {
        return List.of(args).contains("--help") || List.of(args).contains("-h");
    }

    private static Optional<Arguments> port(String text) {
        return text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= 65535
                ? Optional.of(new Arguments(Integer.parseInt(text)))
                : Optional.empty();
    }
}
