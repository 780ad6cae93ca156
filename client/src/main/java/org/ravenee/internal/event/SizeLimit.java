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
import org.ravenee.LogEntry;
import org.ravenee.Processor;
import org.ravenee.StackFrame;
import org.ravenee.ThreadInfo;
import org.ravenee.internal.attribute.EventAttribute;
import org.ravenee.internal.values.Texts;

/**
 * Keeps events below the size that servers accept. An event that is too large is shortened step by
 * step, beginning with the parts that help least to understand a failure. The steps that were taken
 * are listed in {@code extra} under {@code raven.shed}. Runs after all processors.
 */
public final class SizeLimit implements Processor {

    /** The key of the extra data that lists the parts that an event lost. */
    static final String SHED = "raven.shed";

    private static final int MOST_BYTES = 1_000_000;
    private static final int LARGEST_EXTRA = 4_096;
    private static final int FEW_CRUMBS = 20;
    private static final int MANY = Integer.MAX_VALUE;
    private static final int FEW_FRAMES = 50;
    private static final int FEWEST_FRAMES = 10;
    private static final int FEW_EXCEPTIONS = 5;
    private static final int SHORT = 200;

    /** The parts that can be removed, in the order of their removal. */
    private static final String[] STEPS = {
        "data of breadcrumbs",
        "source and variables of library frames",
        "large extra values",
        "oldest breadcrumbs",
        "body of the request",
        "source and variables of all frames",
        "frames in the middle",
        "modules",
        "extra",
        "request headers",
        "contexts",
        "tags",
        "data of the user",
        "exceptions in the middle",
        "everything but the beginning of the names"
    };

    private static Event without(String what, Event event) {
        return switch (what) {
            case "data of breadcrumbs" -> withoutCrumbData(event);
            case "source and variables of library frames" -> shorterTraces(event, false, MANY);
            case "large extra values" -> withoutLargeExtras(event);
            case "oldest breadcrumbs" -> withFewCrumbs(event);
            case "body of the request" -> withoutBody(event);
            case "source and variables of all frames" -> shorterTraces(event, true, MANY);
            case "frames in the middle" -> shorterTraces(event, true, FEW_FRAMES);
            case "modules" -> event.toBuilder().modules(Map.of()).build();
            case "extra" -> event.toBuilder().extra(Map.of()).build();
            case "request headers" -> withoutHeaders(event);
            case "contexts" -> event.toBuilder().contexts(Map.of()).build();
            case "tags" -> event.toBuilder().tags(Map.of()).build();
            case "data of the user" -> withoutUserData(event);
            case "exceptions in the middle" -> withFewExceptions(event);
            default -> remains(event);
        };
    }

    /** Creates the limit. */
    public SizeLimit() {}

    @Override
    public Event process(Event event) {
        if (EventSize.atMost(event) < MOST_BYTES || EventSize.closely(event) < MOST_BYTES) {
            return event;
        }
        Event smaller = event;
        List<String> gone = new ArrayList<>();
        for (String step : STEPS) {
            Event shorter = without(step, smaller);
            if (EventSize.closely(shorter) < EventSize.closely(smaller)) {
                gone.add(step);
                smaller = shorter;
            }
            if (EventSize.closely(smaller) < MOST_BYTES - SHORT * STEPS.length) {
                break;
            }
        }
        Map<String, Object> extra = new LinkedHashMap<>(smaller.extra());
        extra.put(SHED, gone);
        return smaller.toBuilder().extra(extra).build();
    }

    private static Event withoutCrumbData(Event event) {
        List<Breadcrumb> crumbs = new ArrayList<>();
        for (Breadcrumb crumb : event.breadcrumbs()) {
            crumbs.add(crumb.toBuilder().data(Map.of()).build());
        }
        return event.toBuilder().breadcrumbs(crumbs).build();
    }

    private static Event withFewCrumbs(Event event) {
        List<Breadcrumb> crumbs = event.breadcrumbs();
        return event.toBuilder()
                .breadcrumbs(crumbs.subList(Math.max(0, crumbs.size() - FEW_CRUMBS), crumbs.size()))
                .build();
    }

    private static Event withoutLargeExtras(Event event) {
        Map<String, Object> extra = new LinkedHashMap<>(event.extra());
        for (Map.Entry<String, Object> entry : extra.entrySet()) {
            long bytes = EventSize.closely(entry.getValue());
            if (bytes > LARGEST_EXTRA) {
                entry.setValue("<" + bytes + " bytes>");
            }
        }
        return event.toBuilder().extra(extra).build();
    }

    private static Event withoutBody(Event event) {
        return event.request() == null
                ? event
                : event.toBuilder().request(event.request().toBuilder().data(null).build()).build();
    }

    private static Event withoutHeaders(Event event) {
        return event.request() == null
                ? event
                : event.toBuilder()
                        .request(
                                event.request().toBuilder()
                                        .headers(null)
                                        .cookies(null)
                                        .env(null)
                                        .build())
                        .build();
    }

    private static Event withoutUserData(Event event) {
        return event.user() == null
                ? event
                : event.toBuilder().user(event.user().toBuilder().data(null).build()).build();
    }

    /** Frames of libraries, or all, say no more than where they are, and so many are left. */
    private static Event shorterTraces(Event event, boolean all, int most) {
        List<ExceptionValue> exceptions = new ArrayList<>();
        for (ExceptionValue exception : event.exceptions()) {
            exceptions.add(exception.withFrames(shorter(exception.frames(), all, most)));
        }
        List<ThreadInfo> threads = new ArrayList<>();
        for (ThreadInfo thread : event.threads()) {
            threads.add(thread.withFrames(shorter(thread.frames(), all, most)));
        }
        return event.toBuilder().exceptions(exceptions).threads(threads).build();
    }

    private static List<StackFrame> shorter(List<StackFrame> frames, boolean all, int most) {
        List<StackFrame> shorter = new ArrayList<>();
        for (StackFrame frame : ends(frames, most)) {
            shorter.add(all || !frame.inApp() ? frame.withVars(Map.of()).withSource(null) : frame);
        }
        return shorter;
    }

    private static Event withFewExceptions(Event event) {
        return event.toBuilder().exceptions(ends(event.exceptions(), FEW_EXCEPTIONS)).build();
    }

    private static <T> List<T> ends(List<T> list, int most) {
        if (list.size() <= most) {
            return list;
        }
        List<T> ends = new ArrayList<>(list.subList(0, most / 2));
        ends.addAll(list.subList(list.size() - (most - most / 2), list.size()));
        return ends;
    }

    /** Keeps the beginnings of texts and of the stack traces, and nothing else. */
    private static Event remains(Event event) {
        Event.Builder remains = Event.builder();
        for (EventAttribute attribute : EventAttribute.ALL) {
            Object value = attribute.get(event);
            if (value instanceof String text) {
                attribute.set(remains, cut(text));
            }
        }
        LogEntry message = event.message();
        if (message != null) {
            remains.message(LogEntry.of(Texts.cut(message.message(), 10 * SHORT), List.of(), null));
        }
        List<ExceptionValue> exceptions = new ArrayList<>();
        for (ExceptionValue exception : ends(event.exceptions(), FEW_EXCEPTIONS)) {
            exceptions.add(remains(exception));
        }
        return remains.id(event.id())
                .timestamp(event.timestamp())
                .level(event.level())
                .exceptions(exceptions)
                .build();
    }

    private static ExceptionValue remains(ExceptionValue exception) {
        List<StackFrame> frames = new ArrayList<>();
        for (StackFrame frame : ends(exception.frames(), FEWEST_FRAMES)) {
            frames.add(
                    StackFrame.of(
                            Texts.cut(frame.module(), SHORT),
                            Texts.cut(frame.function(), SHORT),
                            cut(frame.filename()),
                            frame.lineno(),
                            frame.inApp(),
                            null,
                            Map.of()));
        }
        return ExceptionValue.of(
                Texts.cut(exception.type(), SHORT),
                cut(exception.value()),
                cut(exception.module()),
                exception.threadId(),
                exception.mechanism(),
                frames);
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null ? null : Texts.cut(text, SHORT);
    }
}
