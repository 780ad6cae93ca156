/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.event;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ravenee.Breadcrumb;
import org.ravenee.Event;
import org.ravenee.ExceptionValue;
import org.ravenee.Level;
import org.ravenee.LogEntry;
import org.ravenee.Options;
import org.ravenee.StackFrame;
import org.ravenee.ThreadInfo;
import org.ravenee.internal.context.ContextData;
import org.ravenee.internal.context.InputLimits;
import org.ravenee.internal.values.Texts;
import org.ravenee.spi.FrameVariables;

/**
 * Makes an event of a snapshot: what the caller said beats the context, the context beats the
 * client's settings, key by key. Runs on the sending thread. Safe for use by several threads.
 */
public final class EventAssembler {

    private final Options options;
    private final Map<String, Object> clientExtra;
    private final StackFrames frames;
    private final RuntimeContexts runtime;

    /** Assembles the events of one client. */
    public EventAssembler(
            Options options,
            InputLimits values,
            InAppRules rules,
            SourceContext sources,
            RuntimeContexts runtime) {
        this.options = options;
        this.clientExtra = options.extras().isEmpty() ? Map.of() : values.extras(options.extras());
        this.frames = new StackFrames(rules, sources);
        this.runtime = runtime;
    }

    /** Makes the event. */
    public Event assemble(Snapshot snapshot) {
        DefaultEventBuilder draft = snapshot.draft;
        ContextData context = snapshot.context;
        Event.Builder event =
                Event.builder()
                        .id(snapshot.id)
                        .timestamp(draft.timestamp == null ? snapshot.timestamp : draft.timestamp)
                        .level(draft.level == null ? Level.ERROR : draft.level)
                        .logger(draft.logger)
                        .message(message(draft, snapshot.kind))
                        .transaction(name(first(draft.transaction, context.transaction())))
                        .serverName(name(first(draft.serverName, runtime.serverName())))
                        .release(Texts.cutBytes(release(draft), InputLimits.LONGEST_NAME))
                        .dist(word(first(draft.dist, options.dist())))
                        .environment(word(first(draft.environment, options.environment())))
                        .fingerprint(draft.fingerprint)
                        .tags(TagNormalizer.valid(tags(draft, context)))
                        .extra(extra(draft, context))
                        .contexts(contexts(draft, snapshot))
                        .modules(draft.modules == null ? runtime.modules() : draft.modules)
                        .user(first(draft.user, context.user()))
                        .request(first(draft.request, context.request()))
                        .breadcrumbs(breadcrumbs(snapshot));
        if (!snapshot.chain.isEmpty()) {
            List<ExceptionValue> exceptions =
                    ExceptionConverter.convert(
                            snapshot.chain, draft.mechanism, snapshot.threadId, frames);
            if (draft.frameVariables != null) {
                showVariables(draft.frameVariables, exceptions);
            }
            event.exceptions(exceptions);
        }
        return event.threads(threads(snapshot)).build();
    }

    /**
     * Puts variables into the frame of their call: of the failure, else of a wrapper around it, as
     * the failure may be another thread's.
     */
    private static void showVariables(FrameVariables variables, List<ExceptionValue> exceptions) {
        int last = exceptions.size() - 1;
        for (int i = last; i >= 0; i--) {
            ExceptionValue exception = exceptions.get(i);
            boolean mayHaveIt = i == last || exception.mechanism().exceptionGroup();
            int call = mayHaveIt ? newestCall(variables, exception.frames()) : -1;
            if (call >= 0) {
                List<StackFrame> shown = new ArrayList<>(exception.frames());
                shown.set(call, shown.get(call).withVars(variables.values()));
                exceptions.set(i, exception.withFrames(shown));
                return;
            }
        }
    }

    private static int newestCall(FrameVariables variables, List<StackFrame> frames) {
        int call = frames.size() - 1;
        while (call >= 0 && !isCall(variables, frames.get(call))) {
            call--;
        }
        return call;
    }

    private static boolean isCall(FrameVariables variables, StackFrame frame) {
        return frame.module().equals(variables.className())
                && frame.function().equals(variables.methodName());
    }

    /** The parameters of a query are bound by a database, not put into the text. */
    private static @Nullable LogEntry message(DefaultEventBuilder draft, EventKind kind) {
        return draft.message == null
                ? null
                : MessageFormatter.of(
                        draft.message, kind == EventKind.QUERY ? List.of() : draft.params);
    }

    private @Nullable String release(DefaultEventBuilder draft) {
        String release = first(draft.release, options.release());
        return release == null ? runtime.release() : release;
    }

    private Map<String, String> tags(DefaultEventBuilder draft, ContextData context) {
        Map<String, String> tags = new LinkedHashMap<>(options.tags());
        tags.putAll(context.tags());
        for (Map.Entry<String, @Nullable String> tag : draft.tags.entrySet()) {
            if (tag.getValue() == null) {
                tags.remove(tag.getKey());
            } else {
                tags.put(tag.getKey(), tag.getValue());
            }
        }
        if (options.site() != null) {
            tags.putIfAbsent("site", options.site());
        }
        return tags;
    }

    private Map<String, Object> extra(DefaultEventBuilder draft, ContextData context) {
        Map<String, Object> extra = new LinkedHashMap<>(clientExtra);
        extra.putAll(context.extra());
        extra.putAll(draft.extra);
        return extra;
    }

    private Map<String, Map<String, Object>> contexts(
            DefaultEventBuilder draft, Snapshot snapshot) {
        Map<String, Map<String, Object>> contexts = new LinkedHashMap<>(runtime.contexts());
        if (snapshot.trace != null) {
            contexts.put("trace", snapshot.trace);
        }
        EventKind kind = snapshot.kind;
        contexts.putAll(draft.contexts);
        Map<String, Object> query = new LinkedHashMap<>();
        if (draft.engine != null) {
            query.put("engine", draft.engine);
        }
        if (draft.timeSpent != null) {
            query.put("time_spent_ms", draft.timeSpent.toMillis());
        }
        if (kind == EventKind.QUERY && !draft.params.isEmpty()) {
            query.put("params", draft.params);
        }
        if (!query.isEmpty()) {
            contexts.put(kind == EventKind.QUERY ? "query" : "work", query);
        }
        return contexts;
    }

    private List<Breadcrumb> breadcrumbs(Snapshot snapshot) {
        int most = options.enableBreadcrumbs() ? options.maxBreadcrumbs() : 0;
        List<Breadcrumb> crumbs = new ArrayList<>(snapshot.breadcrumbs.list(most));
        crumbs.addAll(snapshot.draft.breadcrumbs);
        return crumbs.subList(Math.max(0, crumbs.size() - most), crumbs.size());
    }

    /** The capturing thread, with its stack if that is wanted. */
    private List<ThreadInfo> threads(Snapshot snapshot) {
        Throwable stack = snapshot.stack;
        if (stack == null && snapshot.chain.isEmpty()) {
            return List.of();
        }
        return List.of(
                new ThreadInfo(
                        snapshot.threadId,
                        snapshot.threadName,
                        null,
                        !snapshot.chain.isEmpty() && !snapshot.draft.mechanism.handled(),
                        true,
                        stack == null ? List.of() : frames.convert(stack.getStackTrace())));
    }

    private static @Nullable String name(@Nullable String text) {
        return text == null ? null : Texts.cut(text, InputLimits.LONGEST_NAME);
    }

    private static @Nullable String word(@Nullable String text) {
        return Texts.cutBytes(text, InputLimits.LONGEST_WORD);
    }

    private static <T> @Nullable T first(@Nullable T first, @Nullable T second) {
        return first == null ? second : first;
    }
}
