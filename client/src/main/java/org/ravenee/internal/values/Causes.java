/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.values;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Reads what throwables say about themselves. Their classes are the application's, and methods of
 * their own are foreign code like any other.
 */
public final class Causes {

    private static final int CAUSE = 0;
    private static final int MESSAGE = 1;
    private static final int TRACE = 2;
    private static final int SUPPRESSED = 3;

    private static final StackTraceElement[] NO_TRACE = {};
    private static final Throwable[] NOTHING = {};

    private final ForeignCode foreign;

    /** Asks on helper threads where that is needed. */
    public Causes(ForeignCode foreign) {
        this.foreign = foreign;
    }

    /** For one event, on the sending thread. */
    public Patience patience() {
        return foreign.sendersPatience();
    }

    /** For one call of the client, all that it asks about exceptions together. */
    public Patience callersPatience() {
        return foreign.callersPatience();
    }

    /** Returns the cause; null if there is none, or asking for it fails. */
    public @Nullable Throwable of(Throwable throwable, Patience patience) {
        if (foreign.is(TypeFacts.OWN_CAUSE, throwable.getClass())) {
            return (Throwable) ask(throwable, CAUSE, patience).answer;
        }
        try {
            return throwable.getCause();
        } catch (Throwable e) {
            return null;
        }
    }

    /** Returns the message, and what there is to say if asking for it fails. */
    public @Nullable String message(Throwable throwable, Patience patience) {
        boolean own = foreign.is(TypeFacts.OWN_MESSAGE, throwable.getClass());
        Question message =
                own ? ask(throwable, MESSAGE, patience) : new Question(throwable, MESSAGE).call();
        return message.failure == null
                ? (String) message.answer
                : "<no message: " + message.failure + ">";
    }

    /** Returns how many chars of a message a throwable holds, as far as that is known. */
    public int messageLength(Throwable throwable) {
        String message =
                foreign.is(TypeFacts.PLAIN_MESSAGE, throwable.getClass())
                        ? throwable.getMessage()
                        : null;
        return message == null ? 0 : message.length();
    }

    /** Returns the stack trace; an empty one if there is none, or asking for it fails. */
    public StackTraceElement[] trace(Throwable throwable, Patience patience) {
        boolean own = foreign.is(TypeFacts.OWN_TRACE, throwable.getClass());
        Object trace =
                own ? ask(throwable, TRACE, patience).answer : locked(throwable, TRACE, patience);
        return trace == null ? NO_TRACE : (StackTraceElement[]) trace;
    }

    /** Returns what was suppressed. */
    public Throwable[] suppressed(Throwable throwable, Patience patience) {
        Object suppressed = locked(throwable, SUPPRESSED, patience);
        return suppressed == null ? NOTHING : (Throwable[]) suppressed;
    }

    /** Tells whether a throwable was thrown somewhere. */
    public boolean hasTrace(Throwable throwable, Patience patience) {
        return trace(throwable, patience).length > 0;
    }

    /**
     * Calls what takes the lock of a throwable even where the JDK implements it: a method that
     * hangs may hold it.
     */
    private @Nullable Object locked(Throwable throwable, int about, Patience patience) {
        if (foreign.answers(throwable.getClass())) {
            return Question.answer(throwable, about);
        }
        Question asked = foreign.ask(new Question(throwable, about), patience);
        return asked == null ? null : asked.answer;
    }

    private Question ask(Throwable throwable, int about, Patience patience) {
        Class<?> type = throwable.getClass();
        // Who was not asked, as others took all the time, is not to blame.
        if (!patience.isOver() && foreign.answers(type)) {
            Question asked = foreign.ask(new Question(throwable, about), patience);
            if (asked != null) {
                return asked;
            }
            foreign.blame(type);
        }
        Question unanswered = new Question(throwable, about);
        unanswered.failure = "it takes too long";
        return unanswered;
    }

    /** What is asked of a throwable, and what it says. */
    private static final class Question implements Callable<Question> {

        private final Throwable throwable;
        private final int about;
        private @Nullable Object answer;
        private @Nullable String failure;

        Question(Throwable throwable, int about) {
            this.throwable = throwable;
            this.about = about;
        }

        @Override
        public Question call() {
            try {
                answer = answer(throwable, about);
            } catch (Throwable e) {
                failure = e.getClass().getName();
            }
            return this;
        }

        static @Nullable Object answer(Throwable throwable, int about) {
            return switch (about) {
                case CAUSE -> throwable.getCause();
                case MESSAGE -> throwable.getLocalizedMessage();
                case TRACE -> throwable.getStackTrace();
                default -> throwable.getSuppressed();
            };
        }
    }
}
