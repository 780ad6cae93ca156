/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.log;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.ravenee.internal.values.OwnThread;
import org.ravenee.internal.values.Waiting;
import org.ravenee.spi.OperatorLogger;
import org.ravenee.spi.OperatorMessage;

/**
 * Writes lines for the operator to the logger {@code org.ravenee}. Log handlers belong to the
 * application: they may block or throw. So they run on a thread of their own, in the order of the
 * lines, and no caller waits for them unless it calls {@link #await}. Safe for use by several
 * threads.
 */
public final class BackgroundLogger {

    /** While a handler blocks, so many lines are kept; the ones after them are dropped. */
    private static final int MOST_LINES = 100;

    /** The longest time that {@link #await} waits for a handler. */
    private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(1);

    private static final int MOST_CAUSES = 5;

    private static final OperatorLogger LOGGER = new OperatorLogger();

    private final Queue<Runnable> lines = new ArrayDeque<>();
    private @Nullable Thread writer;
    private boolean blocked;

    /** Writes a line. */
    public void log(OperatorMessage message, Object... parameters) {
        add(() -> LOGGER.log(message, parameters));
    }

    /** Writes where something failed, without the exception's message: it may quote a secret. */
    public void logFailure(OperatorMessage message, Throwable failure) {
        Throwable shown = withoutMessage(failure, 0);
        add(() -> LOGGER.logThrown(message, shown));
    }

    private static Throwable withoutMessage(Throwable failure, int depth) {
        Throwable cause = depth < MOST_CAUSES ? failure.getCause() : null;
        Throwable shown =
                new Throwable(
                        failure.getClass().getName(),
                        cause == null ? null : withoutMessage(cause, depth + 1));
        shown.setStackTrace(failure.getStackTrace());
        return shown;
    }

    private synchronized void add(Runnable line) {
        if (lines.size() < MOST_LINES) {
            lines.add(line);
        }
        if (writer == null) {
            try {
                Thread thread = new OwnThread(this::write, "raven-log");
                thread.start();
                writer = thread;
            } catch (Throwable e) {
                // No thread can be started: the line is written with the next one, or not at all.
            }
        }
    }

    /** Writes all lines, then ends the thread. */
    private void write() {
        Runnable line;
        while ((line = next()) != null) {
            try {
                line.run();
            } catch (Throwable e) {
                // The failure of a handler is not propagated, and there is no other log.
            }
        }
    }

    private synchronized @Nullable Runnable next() {
        blocked = false;
        Runnable line = lines.poll();
        if (line == null) {
            writer = null;
            notifyAll();
        }
        return line;
    }

    /**
     * Waits until all lines so far are written, at most so many nanoseconds and never longer than a
     * second. Does not wait for a handler that it has waited for in vain.
     */
    public void await(long nanos) {
        boolean done = Waiting.until(this::isNothingToAwait, this, Math.min(nanos, LONGEST_WAIT));
        if (!done && nanos > 0) {
            giveUp();
        }
    }

    private boolean isNothingToAwait() {
        return writer == null || blocked || writer == Thread.currentThread();
    }

    private synchronized void giveUp() {
        blocked = writer != null;
    }
}
