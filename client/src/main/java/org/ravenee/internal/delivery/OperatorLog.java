/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.ravenee.internal.values.OwnThread;

/**
 * Tells the operator. The handlers of a log are anybody's: whoever speaks here goes on soon and
 * unharmed if one of them throws or blocks. Safe for use by several threads.
 */
public final class OperatorLog {

    /** How long a line is waited for, so that lines come in their order and before an end. */
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);

    private static final int MOST_CAUSES = 5;

    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Thread speaking;

    void info(String text, Object... parameters) {
        say(System.Logger.Level.INFO, text, null, parameters);
    }

    void warn(String text, Object... parameters) {
        say(System.Logger.Level.WARNING, text, null, parameters);
    }

    /** Tells what failed and where, but not its message: it may quote what it failed for. */
    public void failed(String text, Throwable failure) {
        say(System.Logger.Level.WARNING, text, failure);
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

    /** Asked for when there is something to say: it takes the JDK a while to set up logging. */
    private static System.Logger logger() {
        return System.getLogger("org.ravenee");
    }

    /** Handlers run on a thread of their own; as long as it is stuck, nothing more is said. */
    private void say(
            System.Logger.Level level,
            String text,
            @Nullable Throwable failure,
            Object... parameters) {
        lock.lock();
        try {
            if (speaking == null || !speaking.isAlive()) {
                speaking =
                        new OwnThread(() -> sayNow(level, text, failure, parameters), "raven-log");
                speaking.start();
                Closing.join(speaking, PATIENCE);
            }
        } catch (Throwable e) {
            // no thread to be had: silence is better than harm
        } finally {
            lock.unlock();
        }
    }

    private static void sayNow(
            System.Logger.Level level,
            String text,
            @Nullable Throwable failure,
            Object... parameters) {
        try {
            if (failure == null) {
                logger().log(level, text, parameters);
            } else {
                logger().log(level, text, withoutMessage(failure, 0));
            }
        } catch (Throwable e) {
            // there is nobody to tell
        }
    }
}
