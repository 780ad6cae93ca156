/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.selftest;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.ravenee.Client;
import org.ravenee.DeliveryException;
import org.ravenee.Dsn;
import org.ravenee.EventId;
import org.ravenee.Level;
import org.ravenee.Options;
import org.ravenee.internal.scrub.ScrubbingReport;

/**
 * The commands: {@code test [DSN]} sends a test event and prints the response; {@code explain
 * EVENT.json} prints what would be masked in an event, and why.
 */
public final class Main {

    private static final String USAGE =
            "Usage: java -jar raven-client.jar test [DSN]\n"
                    + "       java -jar raven-client.jar explain EVENT.json|ENVELOPE";

    private Main() {}

    /**
     * Runs the self-test; the exit code is 0 if the server took the event or the file was read,
     * else 1.
     *
     * @param arguments {@code test} and, unless the environment has one, a DSN; or {@code explain}
     *     and a file
     */
    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out));
    }

    static int run(String[] arguments, PrintStream out) {
        if (arguments.length == 2 && arguments[0].equals("explain")) {
            return explain(Path.of(arguments[1]), out);
        }
        if (arguments.length < 1 || arguments.length > 2 || !arguments[0].equals("test")) {
            out.println(USAGE);
            return 1;
        }
        try {
            Options options =
                    arguments.length == 2
                            ? Options.fromEnvironment(arguments[1])
                            : Options.fromEnvironment();
            return test(options, out);
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
            return 1;
        }
    }

    /** The keys are those of the environment, as for a client. */
    private static int explain(Path file, PrintStream out) {
        try {
            Object event = JsonReader.read(event(Files.readString(file)));
            List<String> lines =
                    new ScrubbingReport(Options.fromEnvironment().sanitizeKeys()).explain(event);
            lines.forEach(out::println);
            out.println(lines.size() + (lines.size() == 1 ? " value" : " values") + " masked");
            return 0;
        } catch (NoSuchFileException e) {
            out.println("Cannot explain " + file + ": no such file");
            return 1;
        } catch (IOException | IllegalArgumentException e) {
            out.println("Cannot explain " + file + ": " + e.getMessage());
            return 1;
        }
    }

    /** The event of an envelope, which is the line behind the header of its item; or all. */
    private static String event(String file) {
        List<String> lines = file.lines().toList();
        for (int i = 1; i + 1 < lines.size() && isObject(lines.get(0)); i++) {
            String header = lines.get(i);
            if (isObject(header) && header.matches(".*\"type\"\\s*:\\s*\"event\".*")) {
                return lines.get(i + 1);
            }
        }
        return file;
    }

    private static boolean isObject(String line) {
        return line.startsWith("{") && line.endsWith("}");
    }

    private static int test(Options options, PrintStream out) {
        Dsn dsn = options.dsn();
        if (dsn == null) {
            out.println("No DSN: give one, or set SENTRY_DSN");
            return 1;
        }
        out.println("Sending a test event to " + dsn);
        // Settings that let only some events through are not what is tested.
        Options all =
                options.toBuilder()
                        .enabled(true)
                        .sampleRate(1.0)
                        .transport("sync")
                        .raiseSendErrors(true)
                        .build();
        try (Client client = Client.create(all)) {
            EventId id =
                    client.captureMessage(
                            "This is a test of Raven EE",
                            event -> event.level(Level.INFO).logger("raven.test").stack(true));
            out.println(id.isPresent() ? "Delivered: event " + id : "Not sent: filtered");
            return id.isPresent() ? 0 : 1;
        } catch (DeliveryException e) {
            out.println("Not delivered: " + e.getMessage());
            return 1;
        }
    }
}
