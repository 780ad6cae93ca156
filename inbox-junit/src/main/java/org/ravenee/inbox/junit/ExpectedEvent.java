/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.junit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.ravenee.inbox.ReceivedEvent;

/**
 * The conditions of an expected event. Every method adds a condition and returns this object; an
 * event has to meet all of them. Not safe for several threads.
 */
public final class ExpectedEvent {

    private final List<Condition> conditions = new ArrayList<>();

    private ExpectedEvent() {}

    static ExpectedEvent of(Consumer<ExpectedEvent> description) {
        ExpectedEvent expected = new ExpectedEvent();
        description.accept(expected);
        return expected;
    }

    /** A condition of an event: the expected and the actual value. */
    record Condition(
            String name,
            String expected,
            Function<ReceivedEvent, Optional<String>> actual,
            Predicate<ReceivedEvent> test) {}

    List<Condition> conditions() {
        return List.copyOf(conditions);
    }

    boolean isMetBy(ReceivedEvent event) {
        return conditions.stream().allMatch(condition -> condition.test().test(event));
    }

    /**
     * The exception that was thrown; its causes and wrappers do not count.
     *
     * @param type its very class, no superclass
     * @return this
     */
    public ExpectedEvent exception(Class<? extends Throwable> type) {
        return exception(type.getName());
    }

    /**
     * The exception that was thrown, by its name.
     *
     * @param type with its package, or the simple name alone
     * @return this
     */
    public ExpectedEvent exception(String type) {
        return add(
                "exception",
                type,
                event -> EventParts.thrown(event),
                event -> EventParts.thrown(event).filter(n -> matches(n, type)).isPresent());
    }

    /**
     * An exception anywhere in the chain.
     *
     * @param type its very class, no superclass
     * @return this
     */
    public ExpectedEvent cause(Class<? extends Throwable> type) {
        return add(
                "cause",
                type.getName(),
                event -> Optional.of(String.join(", ", EventParts.all(event))),
                event -> EventParts.all(event).stream().anyMatch(n -> matches(n, type.getName())));
    }

    /**
     * The message of the exception that was thrown, or of an event without an exception.
     *
     * @param message the whole text
     * @return this
     */
    public ExpectedEvent message(String message) {
        return equal("message", message, EventParts::message);
    }

    /**
     * A part of the message.
     *
     * @param part what the message has to contain
     * @return this
     */
    public ExpectedEvent messageContaining(String part) {
        return add(
                "message containing",
                part,
                EventParts::message,
                event -> EventParts.message(event).filter(m -> m.contains(part)).isPresent());
    }

    /**
     * The level.
     *
     * @param level {@code fatal}, {@code error}, {@code warning}, {@code info} or {@code debug}
     * @return this
     */
    public ExpectedEvent level(String level) {
        return equal("level", level, event -> event.find("/level").or(() -> Optional.of("error")));
    }

    /**
     * A tag.
     *
     * @param name its name
     * @param value its value
     * @return this
     */
    public ExpectedEvent tag(String name, String value) {
        return equal("tag " + name, value, event -> event.find("/tags/" + escaped(name)));
    }

    /**
     * The transaction.
     *
     * @param transaction such as {@code POST /checkout}
     * @return this
     */
    public ExpectedEvent transaction(String transaction) {
        return equal("transaction", transaction, event -> event.find("/transaction"));
    }

    /**
     * The id of the user.
     *
     * @param id the whole id
     * @return this
     */
    public ExpectedEvent user(String id) {
        return equal("user", id, event -> event.find("/user/id"));
    }

    /**
     * The release.
     *
     * @param release such as {@code shop@1.4.2}
     * @return this
     */
    public ExpectedEvent release(String release) {
        return equal("release", release, event -> event.find("/release"));
    }

    /**
     * The environment.
     *
     * @param environment such as {@code staging}
     * @return this
     */
    public ExpectedEvent environment(String environment) {
        return equal("environment", environment, event -> event.find("/environment"));
    }

    /**
     * Whether the application handled the exception.
     *
     * @param handled false where it escaped
     * @return this
     */
    public ExpectedEvent handled(boolean handled) {
        return equal("handled", Boolean.toString(handled), EventParts::handled);
    }

    /**
     * A breadcrumb with a message.
     *
     * @param message the whole message of one breadcrumb
     * @return this
     */
    public ExpectedEvent breadcrumb(String message) {
        return add(
                "breadcrumb",
                message,
                event -> Optional.of(String.join(", ", EventParts.breadcrumbs(event))),
                event -> EventParts.breadcrumbs(event).contains(message));
    }

    /**
     * A value anywhere in the event.
     *
     * @param pointer a JSON pointer, such as {@code /extra/cart/total}
     * @param value as {@link ReceivedEvent#string(String)} has it
     * @return this
     */
    public ExpectedEvent value(String pointer, String value) {
        return equal(pointer, value, event -> event.find(pointer));
    }

    /**
     * Anything else.
     *
     * @param description of the condition, for the failure text
     * @param condition whether an event meets it
     * @return this
     */
    public ExpectedEvent matching(String description, Predicate<ReceivedEvent> condition) {
        return add(
                description, "yes", e -> Optional.of(condition.test(e) ? "yes" : "no"), condition);
    }

    private ExpectedEvent equal(
            String name, String expected, Function<ReceivedEvent, Optional<String>> actual) {
        Objects.requireNonNull(expected, name);
        return add(
                name, expected, actual, event -> actual.apply(event).equals(Optional.of(expected)));
    }

    private ExpectedEvent add(
            String name,
            String expected,
            Function<ReceivedEvent, Optional<String>> actual,
            Predicate<ReceivedEvent> test) {
        conditions.add(new Condition(name, expected, actual, test));
        return this;
    }

    /** Senders write nested classes with a dollar sign or a dot. */
    private static boolean matches(String actual, String wanted) {
        String dotted = actual.replace('$', '.');
        String dottedWanted = wanted.replace('$', '.');
        return dotted.equals(dottedWanted) || dotted.endsWith("." + dottedWanted);
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
