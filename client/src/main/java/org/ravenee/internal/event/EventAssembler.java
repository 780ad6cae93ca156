/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.event;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ravenee.Breadcrumb;
import org.ravenee.Event;
import org.ravenee.ExceptionValue;
import org.ravenee.LogEntry;
import org.ravenee.Options;
import org.ravenee.StackFrame;
import org.ravenee.ThreadInfo;
import org.ravenee.internal.attribute.EventAttribute;
import org.ravenee.internal.context.CapturedContext;
import org.ravenee.internal.context.ContextData;
import org.ravenee.internal.context.InputLimits;
import org.ravenee.internal.values.ThrowableLink;
import org.ravenee.spi.FrameVariables;

/**
 * Assembles an event from a snapshot. Attributes that the caller has set win over the context, key
 * by key, and the context wins over the client's settings. Runs on the sending thread. Safe for use
 * by several threads.
 */
public final class EventAssembler {

    /** Chars of source lines in an event: some two kilobytes on the wire. */
    private static final int MOST_SOURCE = 6_000;

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
        Event.Builder event = Event.builder();
        for (EventAttribute attribute : EventAttribute.ALL) {
            attribute.set(
                    event,
                    attribute.isText() ? text(attribute, snapshot) : value(attribute, snapshot));
        }
        return event.build();
    }

    private @Nullable Object text(EventAttribute attribute, Snapshot snapshot) {
        Object given = snapshot.builder.get(attribute);
        return given == null ? attribute.limited(otherwise(attribute, snapshot.context)) : given;
    }

    /** Returns the text of an attribute that the caller has not set. */
    private @Nullable String otherwise(EventAttribute attribute, ContextData context) {
        return switch (attribute) {
            case TRANSACTION -> context.transaction();
            case SERVER_NAME -> runtime.serverName();
            case RELEASE -> options.release() == null ? runtime.release() : options.release();
            case DIST -> options.dist();
            case ENVIRONMENT -> options.environment();
            default -> null;
        };
    }

    private @Nullable Object value(EventAttribute attribute, Snapshot snapshot) {
        DefaultEventBuilder builder = snapshot.builder;
        ContextData context = snapshot.context;
        Object given = builder.get(attribute);
        return switch (attribute) {
            case EVENT_ID -> snapshot.id;
            case TIMESTAMP -> given == null ? snapshot.timestamp : given;
            case MESSAGE -> message(builder, snapshot.kind);
            case TAGS -> TagNormalizer.valid(tags(builder, context));
            case EXTRA -> extra(builder, context);
            case CONTEXTS -> contexts(builder, snapshot);
            case MODULES -> given == null ? runtime.modules() : given;
            case USER -> given == null ? context.user() : given;
            case REQUEST -> given == null ? context.request() : given;
            case BREADCRUMBS -> breadcrumbs(snapshot);
            case EXCEPTIONS -> exceptions(snapshot);
            case THREADS -> threads(snapshot);
            case TRACE_HEADER -> snapshot.captured.trace().header();
            default -> given;
        };
    }

    private List<ExceptionValue> exceptions(Snapshot snapshot) {
        if (snapshot.chain.isEmpty()) {
            return List.of();
        }
        DefaultEventBuilder builder = snapshot.builder;
        List<ExceptionValue> exceptions =
                ExceptionConverter.convert(
                        snapshot.chain, builder.mechanism(), snapshot.threadId, frames);
        if (builder.frameVariables != null) {
            showVariables(builder.frameVariables, exceptions);
        }
        limitSources(exceptions);
        return exceptions;
    }

    /**
     * Leaves the source of a line in its newest frame, beginning with the real failure, and no more
     * than {@value #MOST_SOURCE} chars of all sources.
     */
    private static void limitSources(List<ExceptionValue> exceptions) {
        Set<StackFrame.SourceLines> shown = new HashSet<>();
        int rest = MOST_SOURCE;
        for (int i = exceptions.size() - 1; i >= 0; i--) {
            List<StackFrame> frames = exceptions.get(i).frames();
            List<StackFrame> limited = null;
            for (int j = frames.size() - 1; j >= 0; j--) {
                StackFrame.SourceLines source = frames.get(j).source();
                if (source == null) {
                    continue;
                }
                int size = chars(source);
                if (size <= rest && shown.add(source)) {
                    rest -= size;
                } else {
                    limited = limited == null ? new ArrayList<>(frames) : limited;
                    limited.set(j, frames.get(j).withSource(null));
                }
            }
            if (limited != null) {
                exceptions.set(i, exceptions.get(i).withFrames(limited));
            }
        }
    }

    private static int chars(StackFrame.SourceLines source) {
        int chars = source.line().length();
        for (String line : source.before()) {
            chars += line.length();
        }
        for (String line : source.after()) {
            chars += line.length();
        }
        return chars;
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
    private static @Nullable LogEntry message(DefaultEventBuilder builder, EventKind kind) {
        return builder.template == null
                ? null
                : MessageFormatter.of(
                        builder.template, kind == EventKind.QUERY ? List.of() : builder.params);
    }

    private Map<String, String> tags(DefaultEventBuilder builder, ContextData context) {
        Map<String, String> tags = new LinkedHashMap<>(options.tags());
        merge(tags, context.tags());
        merge(tags, builder.tags());
        if (options.site() != null) {
            tags.putIfAbsent("site", options.site());
        }
        return tags;
    }

    private static void merge(Map<String, String> tags, Map<String, @Nullable String> more) {
        for (Map.Entry<String, @Nullable String> tag : more.entrySet()) {
            String value = tag.getValue();
            if (value == null) {
                tags.remove(tag.getKey());
            } else {
                tags.put(tag.getKey(), value);
            }
        }
    }

    private Map<String, Object> extra(DefaultEventBuilder builder, ContextData context) {
        Map<String, Object> extra = new LinkedHashMap<>(clientExtra);
        extra.putAll(context.extra());
        extra.putAll(builder.extra());
        return extra;
    }

    private Map<String, Map<String, Object>> contexts(
            DefaultEventBuilder builder, Snapshot snapshot) {
        Map<String, Map<String, Object>> contexts = new LinkedHashMap<>(runtime.contexts());
        if (!snapshot.captured.server().isEmpty()) {
            contexts.put("server", snapshot.captured.server());
        }
        Map<String, Object> trace = snapshot.captured.trace().asEventContext();
        trace.putAll(builder.contexts().getOrDefault("trace", Map.of()));
        EventKind kind = snapshot.kind;
        contexts.putAll(builder.contexts());
        contexts.put("trace", trace);
        if (isOutOfMemory(snapshot)) {
            contexts.put("memory", MemoryLimits.read());
        }
        Map<String, Object> query = new LinkedHashMap<>();
        if (builder.engine != null) {
            query.put("engine", builder.engine);
        }
        if (builder.timeSpent != null) {
            query.put("time_spent_ms", builder.timeSpent.toMillis());
        }
        if (kind == EventKind.QUERY && !builder.params.isEmpty()) {
            query.put("params", builder.params);
        }
        if (!query.isEmpty()) {
            contexts.put(kind == EventKind.QUERY ? "query" : "work", query);
        }
        return contexts;
    }

    private List<Breadcrumb> breadcrumbs(Snapshot snapshot) {
        CapturedContext captured = snapshot.captured;
        int most = options.enableBreadcrumbs() ? options.maxBreadcrumbs() : 0;
        List<Breadcrumb> crumbs =
                new ArrayList<>(
                        captured.breadcrumbs().listWith(captured.applicationBreadcrumbs(), most));
        crumbs.addAll(snapshot.builder.breadcrumbs());
        return crumbs.subList(Math.max(0, crumbs.size() - most), crumbs.size());
    }

    private static boolean isOutOfMemory(Snapshot snapshot) {
        for (ThrowableLink link : snapshot.chain.links()) {
            if (link.className().equals(OutOfMemoryError.class.getName())) {
                return true;
            }
        }
        return false;
    }

    /**
     * The capturing thread, with its stack if that is wanted. Its state is of interest where no
     * exception tells what it did.
     */
    private List<ThreadInfo> threads(Snapshot snapshot) {
        Throwable stack = snapshot.stack;
        return List.of(
                ThreadInfo.of(
                        snapshot.threadId,
                        snapshot.threadName,
                        snapshot.chain.isEmpty() ? Thread.State.RUNNABLE.name() : null,
                        !snapshot.chain.isEmpty() && !snapshot.builder.mechanism().handled(),
                        true,
                        stack == null ? List.of() : frames.convert(stack.getStackTrace())));
    }
}
