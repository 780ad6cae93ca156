/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.values;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads what throwables say about themselves. Their classes are the application's, and methods of
 * their own are foreign code like any other.
 */
public final class Causes {

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
        Class<?> type = throwable.getClass();
        if (foreign.facts(type).ownCause()) {
            return ask(type, throwable::getCause, patience).value();
        }
        try {
            return throwable.getCause();
        } catch (Throwable e) {
            return null;
        }
    }

    /** Returns the message, and what there is to say if asking for it fails. */
    public @Nullable String message(Throwable throwable, Patience patience) {
        Class<?> type = throwable.getClass();
        if (foreign.facts(type).ownMessage()) {
            Answer<String> answer = ask(type, throwable::getLocalizedMessage, patience);
            return answer.failure() == null
                    ? answer.value()
                    : "<no message: " + answer.failure() + ">";
        }
        try {
            return throwable.getLocalizedMessage();
        } catch (Throwable e) {
            return "<no message: " + e.getClass().getName() + ">";
        }
    }

    /** Returns how many chars of a message a throwable holds, as far as that is known. */
    public int messageLength(Throwable throwable) {
        String message =
                foreign.facts(throwable.getClass()).plainMessage() ? throwable.getMessage() : null;
        return message == null ? 0 : message.length();
    }

    /** Returns the stack trace; an empty one if there is none, or asking for it fails. */
    public StackTraceElement[] trace(Throwable throwable, Patience patience) {
        return Objects.requireNonNullElse(
                locked(
                        throwable,
                        foreign.facts(throwable.getClass()).ownTrace(),
                        throwable::getStackTrace,
                        patience),
                NO_TRACE);
    }

    /** Returns what was suppressed. */
    public Throwable[] suppressed(Throwable throwable, Patience patience) {
        return Objects.requireNonNullElse(
                locked(throwable, false, throwable::getSuppressed, patience), NOTHING);
    }

    /**
     * Calls what takes the lock of a throwable even where the JDK implements it: a method that
     * hangs may hold it.
     */
    private <T> @Nullable T locked(
            Throwable throwable, boolean own, Supplier<T> question, Patience patience) {
        Class<?> type = throwable.getClass();
        if (own) {
            return ask(type, question, patience).value();
        }
        if (!foreign.answers(type)) {
            Answer<T> answer = foreign.ask(() -> Answer.of(question), patience, () -> false);
            return answer == null ? null : answer.value();
        }
        return question.get();
    }

    private <T> Answer<T> ask(Class<?> type, Supplier<@Nullable T> question, Patience patience) {
        Answer<T> answer = null;
        // Who was not asked, as others took all the time, is not to blame.
        if (!patience.isOver() && foreign.answers(type)) {
            answer = foreign.ask(() -> Answer.of(question), patience, () -> false);
            if (answer == null) {
                foreign.blame(type);
            }
        }
        return answer == null ? new Answer<>(null, "it takes too long") : answer;
    }

    /** Tells whether a throwable was thrown somewhere. */
    public boolean hasTrace(Throwable throwable, Patience patience) {
        return trace(throwable, patience).length > 0;
    }

    private record Answer<T>(@Nullable T value, @Nullable String failure) {

        static <T> Answer<T> of(Supplier<@Nullable T> question) {
            try {
                return new Answer<>(question.get(), null);
            } catch (Throwable e) {
                return new Answer<>(null, e.getClass().getName());
            }
        }
    }
}
