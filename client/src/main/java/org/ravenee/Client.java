/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ravenee.internal.client.ClientFactory;
import org.ravenee.internal.config.Configuration;

/**
 * Reports what goes wrong, from any thread, without ever getting in the way.
 *
 * <pre>{@code
 * try (Client client = Client.create("https://key@sentry.example.com/1")) {
 *     client.captureMessage("Import finished", Level.INFO);
 * }
 * }</pre>
 *
 * <p>No method throws into the application for any input, nulls included. The exceptions are the
 * factories, and {@code sentry.raise-send-errors=true} with a synchronous transport. Data that
 * depends on the calling thread is fixed when a method is called: context, breadcrumbs, values,
 * messages and causes are reported as they are then. The costly rest happens on another thread.
 *
 * <p>Methods of the application's own objects ({@code toString()}, {@code getMessage()}, accessors,
 * iterators, adapters of JSON-B) run on the calling thread alone, before the call returns. Their
 * results are bounded in number, depth and size, and what they throw becomes a mark in the event;
 * they take as long as they take. Entities and lazily loaded collections of a persistence provider
 * are shown by the name of their class, as reading them could load them.
 *
 * <p>One failure is one event. An exception that was reported is not reported again, on any thread,
 * for as long as it lives. While it travels it is recognised in a wrapper around it as well, and so
 * is a cause of it that is captured by itself: within one request, in work that took a copy of its
 * context along too; elsewhere on the same thread for five seconds. A failure that is not
 * recognised is reported: an exception without a stack trace, which may be a constant of many
 * failures; a new wrapper around a cause that is shared or remembered, such as the one of a class
 * that could not be initialised; a failure whose event was refused, or dropped by a processor.
 * Within one request, a wrapper around an exception that was itself reported there counts as the
 * same failure, even where the application remembers that exception and wraps it anew.
 *
 * <p>An event shows the whole chain of an exception. A wrapper that a container or an executor puts
 * around a failure, such as {@code CompletionException}, {@code EJBException} or {@code
 * ServletException}, is shown, and does not decide type, title and grouping.
 */
public interface Client extends AutoCloseable {

    /**
     * Creates a client from system properties ({@code sentry.dsn} and the other keys) and the
     * environment ({@code SENTRY_DSN}). Without a DSN it is disabled: every method works, nothing
     * is sent.
     *
     * @return a client; close it to deliver what is waiting
     * @throws IllegalArgumentException if a setting is unusable; the message lists all of them
     */
    static Client create() {
        return ClientFactory.create(Configuration.environment());
    }

    /**
     * Creates a client for a DSN, and otherwise as {@link #create()} does.
     *
     * @param dsn where events go; blank disables the client
     * @return a client; close it to deliver what is waiting
     * @throws InvalidDsnException if no event can be sent there
     * @throws IllegalArgumentException if another setting is unusable
     */
    static Client create(String dsn) {
        return create(Options.fromEnvironment(Objects.requireNonNull(dsn, "dsn")));
    }

    /**
     * Creates a client.
     *
     * @param options every setting; the environment is not looked at
     * @return a client; close it to deliver what is waiting
     */
    static Client create(Options options) {
        return ClientFactory.create(Objects.requireNonNull(options, "options"));
    }

    /**
     * Reports an exception with its causes.
     *
     * @param throwable the throwable; nothing is reported for null
     * @return the id of the event, or {@link EventId#NONE} if it was not accepted
     */
    EventId captureException(Throwable throwable);

    /**
     * Reports an exception with its causes.
     *
     * @param throwable the throwable
     * @param with adds to the event
     * @return the id of the event, or {@link EventId#NONE} if it was not accepted
     */
    EventId captureException(Throwable throwable, Consumer<EventBuilder> with);

    /**
     * Reports a message at level {@link Level#ERROR}.
     *
     * @param message a text; nothing is reported for null
     * @return the id of the event, or {@link EventId#NONE} if it was not accepted
     */
    EventId captureMessage(String message);

    /**
     * Reports a message.
     *
     * @param message a text; nothing is reported for null
     * @param level the severity
     * @return the id of the event, or {@link EventId#NONE} if it was not accepted
     */
    EventId captureMessage(String message, Level level);

    /**
     * Reports a message.
     *
     * @param message a text, or a template for {@link EventBuilder#params}; nothing is reported for
     *     null
     * @param with adds to the event
     * @return the id of the event, or {@link EventId#NONE} if it was not accepted
     */
    EventId captureMessage(String message, Consumer<EventBuilder> with);

    /**
     * Reports a database query.
     *
     * @param sql the statement; nothing is reported for null
     * @return the id of the event, or {@link EventId#NONE} if it was not accepted
     */
    EventId captureQuery(String sql);

    /**
     * Reports a database query.
     *
     * @param sql the statement; nothing is reported for null
     * @param with adds to the event: {@link EventBuilder#params}, {@link EventBuilder#engine},
     *     {@link EventBuilder#timeSpent}
     * @return the id of the event, or {@link EventId#NONE} if it was not accepted
     */
    EventId captureQuery(String sql, Consumer<EventBuilder> with);

    /**
     * Reports an event of the application's own kind.
     *
     * @param eventType a short name of the kind, sent as tag {@code event.type}
     * @param with describes the event
     * @return the id of the event, or {@link EventId#NONE} if it was not accepted
     */
    EventId capture(String eventType, Consumer<EventBuilder> with);

    /**
     * Watches code and reports what it throws.
     *
     * @return a capture of every {@link Exception}
     */
    default Capture captureExceptions() {
        return Capture.by(this);
    }

    /**
     * Adds a breadcrumb of now to the context.
     *
     * @param message a line of text
     */
    void captureBreadcrumb(String message);

    /**
     * Adds a breadcrumb to the context.
     *
     * @param with describes it
     */
    void captureBreadcrumb(Consumer<Breadcrumb.Builder> with);

    /**
     * Adds a breadcrumb to the context.
     *
     * @param breadcrumb a breadcrumb
     */
    void captureBreadcrumb(Breadcrumb breadcrumb);

    /**
     * Sets who is affected, in the context.
     *
     * @param user a user; null for none
     */
    void userContext(@Nullable User user);

    /**
     * Adds tags to the context.
     *
     * @param tags names and values
     */
    void tagsContext(Map<String, String> tags);

    /**
     * Adds extra data to the context.
     *
     * @param extra names and values; see {@link EventBuilder#extra}
     */
    void extraContext(Map<String, ?> extra);

    /**
     * Sets the HTTP request that is being served, in the context.
     *
     * @param request a request; null for none
     */
    void httpContext(@Nullable HttpRequest request);

    /**
     * Returns the context of the current request, else of the current thread.
     *
     * @return a view that may be kept and used on any thread
     */
    Context context();

    /**
     * Builds an event as it would be sent now, without sending it and without asking any filter.
     *
     * @param eventType as for {@link #capture}
     * @param with describes the event
     * @return the event, before processors
     */
    Event buildEvent(String eventType, Consumer<EventBuilder> with);

    /**
     * Sends an event that was built before, with the values it holds as they are now. Processors
     * apply; ignore rules, recognition of duplicates and sampling do not.
     *
     * @param event an event
     * @return its id, or {@link EventId#NONE} if it was not accepted
     */
    EventId send(Event event);

    /**
     * Tells whether events are sent at all.
     *
     * @return false without a DSN, with {@code sentry.enabled=false}, and after {@link #close()}
     */
    boolean isEnabled();

    /**
     * Tells whether the ignore rules let an exception through.
     *
     * @param throwable an exception
     * @return false if {@code sentry.ignore-exceptions} names it
     */
    boolean shouldCapture(Throwable throwable);

    /**
     * Returns the versions of Java and of the libraries that the application runs with.
     *
     * @return names and versions; empty with {@code sentry.include-versions=false}
     */
    Map<String, String> getModuleVersions();

    /**
     * Returns the DSN without its secret, for use in a browser.
     *
     * @return {@code //public@host[:port]/project}, or nothing when disabled
     */
    Optional<String> getPublicDsn();

    /**
     * Returns the DSN without its secret, for use in a browser.
     *
     * @param scheme for example {@code https}; null leaves it out
     * @return {@code scheme://public@host[:port]/project}, or nothing when disabled
     */
    Optional<String> getPublicDsn(String scheme);

    /**
     * Returns the id of the last event that was accepted in the current request, else on the
     * current thread.
     *
     * @return the id, or {@link EventId#NONE} before the first
     */
    EventId lastEventId();

    /**
     * Tells what became of the events of this client, by the reason where they were lost.
     *
     * @return the numbers of this moment; still there after {@link #close()}
     */
    default Stats stats() {
        return Stats.none();
    }

    /**
     * Waits until everything that was accepted is delivered or given up, by other threads meanwhile
     * included.
     *
     * @param timeout the longest time to wait; null or less than zero does not wait
     * @return true when nothing is left to deliver
     */
    boolean flush(Duration timeout);

    /**
     * Delivers what is waiting within {@code sentry.shutdown-timeout}, then ends the threads of
     * this client; what is left by then stays in the spool if there is one, else it is lost and
     * counted in the log. Nothing is captured any more. Closing twice is safe.
     */
    @Override
    void close();
}
