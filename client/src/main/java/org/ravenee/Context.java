/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The data of the work in progress. Every event that is captured meanwhile has it.
 *
 * <p>A Context is a view: each call reads the request that the calling thread is serving, and where
 * there is none at the thread itself. One object can therefore be kept and used everywhere. Threads
 * do not see each other's context; {@code wrap} carries a copy along. No method throws.
 *
 * <p>User, tags and extra data that apply to the whole application are in every event, whichever
 * thread it happens on. In Java SE they are set by the thread {@code main}, outside of scopes; its
 * breadcrumbs are in the events of threads that serve no request. In a container they are set while
 * the application starts, until its first request begins. The context of a request wins over them.
 */
public interface Context {

    /**
     * Sets who is affected.
     *
     * @param user a user; null for none
     * @return this context
     */
    Context user(@Nullable User user);

    /**
     * Adds a tag.
     *
     * @param name see {@link EventBuilder#tag}
     * @param value a text; null removes the tag
     * @return this context
     */
    Context tag(String name, @Nullable String value);

    /**
     * Adds tags.
     *
     * @param tags names and values
     * @return this context
     */
    Context tags(Map<String, String> tags);

    /**
     * Adds extra data.
     *
     * @param name a name
     * @param value any value; see {@link EventBuilder#extra}
     * @return this context
     */
    Context extra(String name, @Nullable Object value);

    /**
     * Adds extra data.
     *
     * @param extras names and values; see {@link EventBuilder#extra}
     * @return this context
     */
    Context extras(Map<String, ?> extras);

    /**
     * Sets the HTTP request that is being served.
     *
     * @param request a request; null for none
     * @return this context
     */
    Context request(@Nullable HttpRequest request);

    /**
     * Sets what the application is doing.
     *
     * @param transaction a route or operation, such as {@code GET /orders/{id}}; null for none
     * @return this context
     */
    Context transaction(@Nullable String transaction);

    /**
     * Adds a breadcrumb of now.
     *
     * @param message a line of text
     * @return this context
     */
    Context breadcrumb(String message);

    /**
     * Adds a breadcrumb.
     *
     * @param breadcrumb a breadcrumb
     * @return this context
     */
    Context breadcrumb(Breadcrumb breadcrumb);

    /**
     * Adds a breadcrumb.
     *
     * @param with describes it
     * @return this context
     */
    Context breadcrumb(Consumer<Breadcrumb.Builder> with);

    /**
     * Removes all data, breadcrumbs and open scopes included. Events that were reported are not
     * affected: {@link Client#lastEventId()} is as before.
     *
     * @return this context
     */
    Context clear();

    /**
     * Opens a scope: what is added until it is closed is forgotten then.
     *
     * <pre>{@code
     * try (Scope scope = context.push()) {
     *     context.tag("batch", batch.name());
     *     importer.run(batch);
     * }
     * }</pre>
     *
     * @return closes the scope; scopes nest
     */
    Scope push();

    /**
     * Carries a copy of this context to whichever thread runs the work.
     *
     * @param work the work
     * @return the same work in the context of now; later changes here and there stay apart
     */
    Runnable wrap(Runnable work);

    /**
     * Carries a copy of this context to whichever thread runs the work.
     *
     * @param work the work
     * @param <T> what it results in
     * @return the same work in the context of now
     */
    <T> Callable<T> wrap(Callable<T> work);

    /**
     * Carries a copy of this context to whichever thread runs the work.
     *
     * @param work the work
     * @param <T> what it supplies
     * @return the same work in the context of now
     */
    <T> Supplier<T> wrap(Supplier<T> work);

    /**
     * Reads the context.
     *
     * @return the data at the moment of the call
     */
    ContextSnapshot snapshot();
}
