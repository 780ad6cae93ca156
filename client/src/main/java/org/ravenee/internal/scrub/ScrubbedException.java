/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

import org.jspecify.annotations.Nullable;

/**
 * Stands for another exception in a log: prints as that one does, without the secrets in its
 * messages. Its message begins with the class of the other one, for logs that show class and
 * message by themselves.
 */
final class ScrubbedException extends Exception {

    private static final long serialVersionUID = 1;

    /** Of a chain, and of what one exception suppressed. */
    private static final int MOST_CAUSES = 20;

    private static final int MOST_SUPPRESSED = 5;

    ScrubbedException(Throwable thrown, LogScrubber scrubber) {
        this(thrown, scrubber, MOST_CAUSES);
    }

    private ScrubbedException(Throwable thrown, LogScrubber scrubber, int most) {
        super(text(thrown, scrubber), cause(thrown, scrubber, most - 1));
        setStackTrace(frames(thrown));
        Throwable[] suppressed = thrown.getSuppressed();
        for (int i = 0; i < suppressed.length && i < MOST_SUPPRESSED && most > 1; i++) {
            // Of each of them only a few causes: they may suppress others in their turn.
            addSuppressed(new ScrubbedException(suppressed[i], scrubber, Math.min(most - 1, 2)));
        }
    }

    private static String text(Throwable thrown, LogScrubber scrubber) {
        String type = thrown.getClass().getName();
        try {
            String message = thrown.getMessage();
            return message == null ? type : type + ": " + scrubber.text(message);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            return type + ": getMessage() failed: " + e.getClass().getName();
        }
    }

    private static @Nullable Throwable cause(Throwable thrown, LogScrubber scrubber, int most) {
        try {
            Throwable cause = most > 0 ? thrown.getCause() : null;
            return cause == null || cause == thrown
                    ? null
                    : new ScrubbedException(cause, scrubber, most);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            return null;
        }
    }

    private static StackTraceElement[] frames(Throwable thrown) {
        try {
            StackTraceElement[] frames = thrown.getStackTrace();
            for (StackTraceElement frame : frames) {
                if (frame == null) {
                    return new StackTraceElement[0];
                }
            }
            return frames;
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            return new StackTraceElement[0];
        }
    }

    /** Returns the first line of a stack trace. */
    @Override
    @SuppressWarnings("OverrideThrowableToString")
    public String toString() {
        return String.valueOf(getMessage());
    }

    /** The calls are those of the other exception. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
