/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.util.concurrent.CountDownLatch;

/** Runs an inbox until the process is stopped. */
final class Main {

    private static final int CANNOT_START = 1;
    private static final int BAD_ARGUMENTS = 2;

    private Main() {}

    public static void main(String[] args) throws InterruptedException {
        int status = run(System.out, System.err, args);
        if (status != 0) {
            System.exit(status);
        }
    }

    private static int run(PrintStream out, PrintStream err, String... args)
            throws InterruptedException {
        if (Arguments.askForHelp(args)) {
            out.print(Arguments.USAGE);
            return 0;
        }
        try {
            serve(out, Arguments.parse(args).start());
            return 0;
        } catch (UncheckedIOException e) {
            err.println(
                    e.getCause() instanceof BindException
                            ? e.getMessage() + ". --port 0 takes any free port."
                            : e.getMessage());
            return CANNOT_START;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage() + ". --help lists the options.");
            return BAD_ARGUMENTS;
        }
    }

    private static void serve(PrintStream out, Inbox inbox) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(inbox::close, "raven-inbox-shutdown"));
        out.println("Raven Inbox is listening.");
        out.println();
        out.println("  Look at events   " + inbox.uri());
        out.println("  Send events to   sentry.dsn=" + inbox.dsn());
        out.println();
        out.println("Press Ctrl-C to stop.");
        new CountDownLatch(1).await(); // until a signal runs the shutdown hook
    }
}
