/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The command line.
 *
 * @param store the file that keeps the contents over a restart
 * @param sources where --ide looks for source files
 * @param origins whose web pages may send events
 */
record Arguments(
        int port,
        int maxEvents,
        Optional<Path> store,
        Optional<String> ide,
        List<Path> sources,
        List<String> origins) {

    static final String USAGE =
            """
            Usage: java -jar raven-inbox.jar [options]

              --port N             port on 127.0.0.1: 1 to 65535, or 0 for any free port (default 9099)
              --max-events N       how many events to keep: 1 to 100000 (default 10000)
              --store FILE         keep everything in this file, over restarts
              --ide EDITOR         file and line open an editor: idea, vscode, or an address such as
                                   editor://open?file={file}&line={line}
              --source DIRECTORY   where --ide finds sources (default: the working directory);
                                   may be given several times
              --allow-origin URL   web pages of this origin may send events, * for every origin;
                                   may be given several times
            """;

    private static final int DEFAULT_PORT = 9099;
    private static final int DEFAULT_EVENTS = 10_000;

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException for an invalid argument; the message names it
     */
    static Arguments parse(String... args) {
        return new Parser(args).parse();
    }

    static boolean askForHelp(String... args) {
        return List.of(args).contains("--help") || List.of(args).contains("-h");
    }

    /** Starts the inbox that the arguments describe. */
    Inbox start() {
        InboxBuilder builder = Inbox.builder().port(port).maxEvents(maxEvents);
        store.ifPresent(builder::store);
        ide.ifPresent(editor -> builder.ide(editor, sources.toArray(Path[]::new)));
        origins.forEach(builder::allowOrigin);
        return builder.start();
    }

    /** Reads {@code --name value} and {@code --name=value}. */
    private static final class Parser {

        private final Iterator<String> args;
        private int port = DEFAULT_PORT;
        private int maxEvents = DEFAULT_EVENTS;
        private Optional<Path> store = Optional.empty();
        private Optional<String> ide = Optional.empty();
        private final List<Path> sources = new ArrayList<>();
        private final List<String> origins = new ArrayList<>();

        Parser(String... args) {
            this.args = List.of(args).iterator();
        }

        Arguments parse() {
            while (args.hasNext()) {
                String arg = args.next();
                int equals = arg.indexOf('=');
                if (equals > 0) {
                    option(arg.substring(0, equals), arg.substring(equals + 1));
                } else {
                    option(arg, args.hasNext() ? args.next() : "");
                }
            }
            if (sources.isEmpty()) {
                sources.add(Path.of(""));
            }
            return new Arguments(
                    port, maxEvents, store, ide, List.copyOf(sources), List.copyOf(origins));
        }

        private void option(String name, String value) {
            switch (name) {
                case "--port" -> port = number(name, value, 0, 65_535);
                case "--max-events" -> maxEvents = number(name, value, 1, 100_000);
                case "--store" -> store = Optional.of(path(name, value));
                case "--ide" -> ide = Optional.of(text(name, value));
                case "--source" -> sources.add(directory(name, value));
                case "--allow-origin" -> origins.add(text(name, value));
                default -> throw new IllegalArgumentException("There is no option " + name);
            }
        }

        private static int number(String name, String value, int least, int most) {
            int number = value.matches("[0-9]{1,6}") ? Integer.parseInt(value) : -1;
            if (number < least || number > most) {
                throw new IllegalArgumentException(
                        name
                                + " has to be a number from "
                                + least
                                + " to "
                                + most
                                + (value.isEmpty() ? "" : ", not " + value));
            }
            return number;
        }

        private static Path directory(String name, String value) {
            Path path = path(name, value);
            if (!Files.isDirectory(path)) {
                throw new IllegalArgumentException(name + " has to be a directory, not " + value);
            }
            return path;
        }

        private static Path path(String name, String value) {
            try {
                return Path.of(text(name, value));
            } catch (InvalidPathException e) {
                throw new IllegalArgumentException(name + " has to be a path, not " + value, e);
            }
        }

        private static String text(String name, String value) {
            if (value.isBlank()) {
                throw new IllegalArgumentException(name + " needs a value");
            }
            return value;
        }
    }
}
