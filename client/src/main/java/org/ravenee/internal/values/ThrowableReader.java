/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.values;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads throwables at the capture, on the calling thread, because the methods that return causes,
 * messages and traces may be the application's. If such a method throws, a mark takes the place of
 * the value. No method throws. Safe for use by several threads.
 *
 * <p>{@link Throwable#getCause()}, {@link Throwable#getSuppressed()} and {@link
 * Throwable#getStackTrace()} take the monitor of the throwable, in the JDK as well. They are called
 * here, where a thread that holds the monitor delays the caller alone, as it delays the
 * application's own log line. Only traces of throwables without a synchronized method of the
 * application are left for the sending thread, see {@link ThrowableLink#trace()}.
 */
public final class ThrowableReader {

    /** The most causes that are followed. */
    private static final int MAX_CAUSES = 20_000;

    /** Up to so many causes, a cycle is looked for without a set. */
    private static final int FEW = 32;

    private static final StackTraceElement[] NO_TRACE = {};
    private static final Throwable[] NONE = {};

    private final TypeTraits traits = new TypeTraits();

    /** Creates a reader. */
    public ThrowableReader() {}

    /** Returns a throwable and its causes, outermost first, none of them twice. */
    public List<Throwable> causes(Throwable thrown) {
        List<Throwable> causes = new ArrayList<>(4);
        Set<Throwable> seen = null;
        Throwable next = thrown;
        while (next != null && causes.size() < MAX_CAUSES) {
            if (seen == null ? isIn(causes, next) : !seen.add(next)) {
                break;
            }
            causes.add(next);
            if (seen == null && causes.size() == FEW) {
                seen = identitySet();
                seen.addAll(causes);
            }
            next = cause(next);
        }
        return causes;
    }

    private static boolean isIn(List<Throwable> causes, Throwable throwable) {
        for (Throwable cause : causes) {
            if (cause == throwable) {
                return true;
            }
        }
        return false;
    }

    static Set<Throwable> identitySet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    /**
     * Reads a chain.
     *
     * @param causes the thrown exception and its {@link #causes}
     * @param failure the index of the real failure among them
     * @return the thrown exception and whatever hangs from it
     */
    public ThrowableChain read(List<Throwable> causes, int failure) {
        return new ThrowableTree(this, causes, failure).read();
    }

    /** Tells whether a throwable has a stack trace. Its elements are made now. */
    public boolean hasTrace(Throwable throwable) {
        return traceOf(throwable).length > 0;
    }

    static @Nullable Throwable cause(Throwable throwable) {
        try {
            return throwable.getCause();
        } catch (Throwable e) {
            return null;
        }
    }

    /** Returns the message that is not localised: servers group by it. */
    static @Nullable String message(Throwable throwable) {
        try {
            return throwable.getMessage();
        } catch (Throwable e) {
            return "<no message: " + e.getClass().getName() + ">";
        }
    }

    static Throwable[] suppressed(Throwable throwable) {
        try {
            return throwable.getSuppressed();
        } catch (Throwable e) {
            return NONE;
        }
    }

    /** Returns the next exception of one of JDBC's, if there is one. */
    @Nullable Throwable nextException(Throwable throwable) {
        try {
            return traits.isSqlException(throwable.getClass())
                    ? SqlExceptions.next(throwable)
                    : null;
        } catch (Throwable e) {
            return null;
        }
    }

    /** Returns the trace if it has to be read at the capture, else null. */
    StackTraceElement @Nullable [] traceAtCapture(Throwable throwable) {
        return traits.isTraceReadAtCapture(throwable.getClass()) ? traceOf(throwable) : null;
    }

    private static StackTraceElement[] traceOf(Throwable throwable) {
        try {
            StackTraceElement[] trace = throwable.getStackTrace();
            return trace == null ? NO_TRACE : trace;
        } catch (Throwable e) {
            return NO_TRACE;
        }
    }
}
