/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.junit;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.assertj.core.api.AssertProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.ravenee.inbox.Inbox;
import org.ravenee.inbox.ReceivedEvent;

/**
 * An inbox for the tests of a class. It starts when it is needed first and stops after the last
 * test.
 *
 * <pre>{@code
 * @RegisterExtension static final InboxExtension inbox = InboxExtension.create();
 *
 * @Test
 * void reportsAFailedPayment() {
 *     application.configure("sentry.dsn", inbox.dsn());
 *     application.fail();
 *     assertThat(inbox).hasEvent(event -> event.exception(IllegalStateException.class).tag("payment", "card"));
 * }
 * }</pre>
 *
 * <p>Each test has a project of its own: {@link #dsn()} called in a test names it, so parallel
 * tests do not see each other's events. Outside of a test, in a static initialiser or
 * {@code @BeforeAll}, it names the project of the class, for applications that are configured once.
 * A test sees the events of its own project, and those of the class's project that arrived since
 * the test began.
 *
 * <p>With {@code @ExtendWith(InboxExtension.class)} or a registered field, methods may have a
 * parameter of this type. A parameter of a test method stays bound to its test on all threads.
 *
 * <p>Safe for all threads. On a thread that is not the test's, the running test is known while
 * there is only one; else use a parameter.
 */
public final class InboxExtension
        implements BeforeAllCallback,
                BeforeEachCallback,
                AfterEachCallback,
                ParameterResolver,
                AssertProvider<InboxAssert> {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final LazyInbox inbox;
    private final TestScopes scopes;
    private final Duration timeout;
    private final @Nullable TestScope bound;

    /** For {@code @ExtendWith}; otherwise use {@link #create()}. */
    public InboxExtension() {
        this(new LazyInbox(0), new TestScopes(), TIMEOUT, null);
    }

    private InboxExtension(
            LazyInbox inbox, TestScopes scopes, Duration timeout, @Nullable TestScope bound) {
        this.inbox = inbox;
        this.scopes = scopes;
        this.timeout = timeout;
        this.bound = bound;
    }

    /**
     * An inbox on any free port, whose assertions wait for 10 seconds at most.
     *
     * @return an extension to register
     */
    public static InboxExtension create() {
        return new InboxExtension();
    }

    /**
     * The same on a fixed port, for applications whose DSN stands in a file.
     *
     * @param port 1 to 65535, or 0 for any that is free
     * @return an extension to register instead of this one
     */
    public InboxExtension onPort(int port) {
        return new InboxExtension(new LazyInbox(port), new TestScopes(), timeout, null);
    }

    /**
     * The same with another limit for waiting.
     *
     * @param limit how long assertions wait for events at most
     * @return an extension to register instead of this one
     */
    public InboxExtension waitingAtMost(Duration limit) {
        Objects.requireNonNull(limit, "limit");
        return new InboxExtension(new LazyInbox(inbox.port()), new TestScopes(), limit, null);
    }

    /**
     * The DSN for the application.
     *
     * @return in a test a DSN for the project of the test, else for the project of the class
     */
    public String dsn() {
        String ofInbox = inbox().dsn();
        return ofInbox.substring(0, ofInbox.lastIndexOf('/') + 1) + scope().project();
    }

    /**
     * The address of the page that shows the events while the tests run.
     *
     * @return the address of the inbox's page
     */
    public URI uri() {
        return inbox().uri();
    }

    /**
     * The inbox itself, with the events of all tests.
     *
     * @return the running inbox
     */
    public Inbox inbox() {
        return inbox.get();
    }

    /**
     * The events that the current test sees.
     *
     * @return a copy, in the order of arrival
     */
    public List<ReceivedEvent> events() {
        return inbox().events().stream().filter(scope()::sees).toList();
    }

    /**
     * Waits for an event.
     *
     * @param expected adds the conditions of the event
     * @return the first event that has it
     * @throws AssertionError when none arrives in time; the message shows what arrived instead
     */
    public ReceivedEvent event(Consumer<ExpectedEvent> expected) {
        return expectation().event(ExpectedEvent.of(expected));
    }

    /** Used by AssertJ's {@code assertThat(inbox)}. */
    @Override
    public InboxAssert assertThat() {
        return new InboxAssert(this);
    }

    Expectation expectation() {
        return new Expectation(inbox(), scope(), timeout);
    }

    private TestScope scope() {
        return bound != null ? bound : scopes.current();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        inbox.closeAfter(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        inbox.closeAfter(context);
        scopes.begin();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        scopes.end();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == InboxExtension.class;
    }

    @Override
    public InboxExtension resolveParameter(ParameterContext parameter, ExtensionContext context) {
        inbox.closeAfter(context);
        return scopes.ofThisThread()
                .map(scope -> new InboxExtension(inbox, scopes, timeout, scope))
                .orElse(this);
    }
}
