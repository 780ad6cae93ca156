/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The attributes that a caller adds to one event. They win, key by key, over the context, and the
 * context over the client's own settings.
 *
 * <p>An EventBuilder lives for the one call it was handed to, on the thread of that call. Values
 * are converted before that call returns, so what happens to them later does not change the report.
 */
public interface EventBuilder {

    /**
     * Sets the severity.
     *
     * @param level the level; {@link Level#ERROR} when not called
     * @return this builder
     */
    EventBuilder level(Level level);

    /**
     * Sets the message. With {@link #params} it is a template.
     *
     * @param message a text, cut at 8192 characters
     * @return this builder
     */
    EventBuilder message(String message);

    /**
     * Sets the logger.
     *
     * @param logger the name of a logger, cut at 256 characters
     * @return this builder
     */
    EventBuilder logger(String logger);

    /**
     * Adds a tag: a short, searchable word.
     *
     * @param name 1 to 200 letters, digits and {@code _.:-}
     * @param value a text, cut at 200 characters; null removes the tag
     * @return this builder
     */
    EventBuilder tag(String name, @Nullable String value);

    /**
     * Adds tags.
     *
     * @param tags names and values
     * @return this builder
     */
    EventBuilder tags(Map<String, String> tags);

    /**
     * Adds extra data. Texts, numbers, booleans, dates, maps, collections and arrays keep their
     * shape within {@code sentry.string-max-length} and {@code sentry.list-max-length}: longer
     * texts end in three dots, longer lists and maps without a mark. Objects of types that the
     * application has mapped for JSON-B are written by it: by the application's own {@code Jsonb}
     * where it has one, which also writes records and objects without a {@code toString()}.
     * Entities of Jakarta Persistence show the fields that are loaded, and nothing is loaded for
     * them. Every other object is its own text.
     *
     * @param name a name
     * @param value any value
     * @return this builder
     */
    EventBuilder extra(String name, @Nullable Object value);

    /**
     * Adds extra data.
     *
     * @param extras names and values; see {@link #extra}
     * @return this builder
     */
    EventBuilder extras(Map<String, ?> extras);

    /**
     * Sets what groups events into one issue, instead of the server's own rule.
     *
     * @param fingerprint at most 100 parts, each cut at 200 characters; <code>{{ default }}</code>
     *     stands for the server's own rule
     * @return this builder
     */
    EventBuilder fingerprint(String... fingerprint);

    /**
     * Sets who was affected.
     *
     * @param user a user, whose id, names and addresses are cut at 128 characters
     * @return this builder
     */
    EventBuilder user(User user);

    /**
     * Sets the HTTP request that was being served.
     *
     * @param request a request, whose address is cut at 2048 characters, its query string and each
     *     of at most 100 headers and 100 cookies at 8192
     * @return this builder
     */
    EventBuilder request(HttpRequest request);

    /**
     * Sets the parameters of a message or query. In a message they replace {@code {0}} or {@code
     * %s} as {@link java.text.MessageFormat} and {@link String#format} do; the template itself is
     * kept for grouping.
     *
     * @param params any values, 100 of them at most
     * @return this builder
     */
    EventBuilder params(@Nullable Object... params);

    /**
     * Sets what executed a query.
     *
     * @param engine for example {@code postgresql}
     * @return this builder
     */
    EventBuilder engine(String engine);

    /**
     * Sets how long the work took.
     *
     * @param timeSpent a duration, reported in milliseconds
     * @return this builder
     */
    EventBuilder timeSpent(Duration timeSpent);

    /**
     * Sets whether the event carries the stack of the calling thread, beside that of an exception
     * if it has one.
     *
     * @param stack true to carry it; when not called, {@code sentry.auto-log-stacks} decides for
     *     events without an exception
     * @return this builder
     */
    EventBuilder stack(boolean stack);

    /**
     * Sets when it happened.
     *
     * @param timestamp an instant; now when not called
     * @return this builder
     */
    EventBuilder timestamp(Instant timestamp);

    /**
     * Sets the share of such events to send.
     *
     * @param sampleRate 0.0 (none) to 1.0 (all); other values are taken to the nearer end
     * @return this builder
     */
    EventBuilder sampleRate(double sampleRate);

    /**
     * Sets what the application was doing.
     *
     * @param transaction a route or operation, such as {@code GET /orders/{id}}, cut at 200
     *     characters
     * @return this builder
     */
    EventBuilder transaction(String transaction);

    /**
     * Sets the version of the application.
     *
     * @param release for example {@code shop@1.4.2}, cut at 200 bytes
     * @return this builder
     */
    EventBuilder release(String release);

    /**
     * Sets where the application runs.
     *
     * @param environment for example {@code production}, cut at 64 bytes
     * @return this builder
     */
    EventBuilder environment(String environment);

    /**
     * Sets the host.
     *
     * @param serverName a host name
     * @return this builder
     */
    EventBuilder serverName(String serverName);

    /**
     * Adds a breadcrumb to this event alone.
     *
     * @param breadcrumb a breadcrumb
     * @return this builder
     */
    EventBuilder breadcrumb(Breadcrumb breadcrumb);

    /**
     * Adds a breadcrumb to this event alone.
     *
     * @param with describes it
     * @return this builder
     */
    EventBuilder breadcrumb(Consumer<Breadcrumb.Builder> with);

    /**
     * Sets how the exception came to be reported. For integrations; a call by the application is
     * {@link Mechanism#GENERIC}.
     *
     * @param mechanism the mechanism of the exception that was thrown
     * @return this builder
     */
    EventBuilder mechanism(Mechanism mechanism);

    /**
     * Sets any attribute of the event by the name it has in the protocol; what is no attribute, or
     * no value for it, becomes {@link #extra}. The attributes and what they take:
     *
     * <ul>
     *   <li>{@code message}, {@code logger}, {@code transaction} (also {@code culprit}), {@code
     *       release}, {@code dist}, {@code environment}, {@code server_name}, {@code site}: a text
     *   <li>{@code level}: a {@link Level}, its name, or the number that Python's logging has for
     *       it, 10 to 50
     *   <li>{@code timestamp}: an {@link Instant} or another date and time with a zone, an ISO text
     *       (of UTC where it names no zone), or seconds since 1970
     *   <li>{@code time_spent}: a {@link Duration}, or milliseconds
     *   <li>{@code event_id}: an {@link EventId}, a {@link java.util.UUID}, or a text of 32
     *       hexadecimal digits; every event needs its own
     *   <li>{@code fingerprint}: a text, or a collection or array of parts
     *   <li>{@code tags}, {@code extra}, {@code modules}: a map; a tag whose value is null is
     *       removed
     *   <li>{@code contexts}: a map of maps
     *   <li>{@code user}: a {@link User}, or a map with {@code id}, {@code username}, {@code
     *       email}, {@code ip_address} and others, which become its data
     *   <li>{@code request}: a {@link HttpRequest}, or a map with {@code url}, {@code method},
     *       {@code query_string}, {@code headers}, {@code cookies}, {@code data}, {@code env}
     *   <li>{@code breadcrumbs}: a collection or array of {@link Breadcrumb}s or of maps with
     *       {@code message}, {@code category}, {@code level}, {@code type}, {@code timestamp},
     *       {@code data}, or a map {@code {values=[…]}} of them
     *   <li>{@code exception}: a {@link Throwable}
     * </ul>
     *
     * @param key an attribute of the protocol, in any case
     * @param value its value
     * @return this builder
     * @see <a href="https://develop.sentry.dev/sdk/data-model/event-payloads/">Sentry: event
     *     payloads</a>
     */
    EventBuilder data(String key, @Nullable Object value);
}
