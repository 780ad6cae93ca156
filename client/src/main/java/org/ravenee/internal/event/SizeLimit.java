/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.event;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.ravenee.Breadcrumb;
import org.ravenee.Event;
import org.ravenee.ExceptionValue;
import org.ravenee.LogEntry;
import org.ravenee.Processor;
import org.ravenee.StackFrame;
import org.ravenee.internal.values.Texts;

/**
 * Keeps events below what servers take. What is too large loses, one after the other, what helps
 * least to understand a failure, until it fits, and says so: a list of what is missing stands in
 * {@code extra} under {@code raven.shed}. The last of all processors.
 */
public final class SizeLimit implements Processor {

    /** Where an event says what it lost. */
    static final String SHED = "raven.shed";

    private static final int MOST_BYTES = 1_000_000;
    private static final int LARGEST_EXTRA = 4_096;
    private static final int FEW_CRUMBS = 20;
    private static final int FEW_FRAMES = 50;
    private static final int FEWEST_FRAMES = 10;
    private static final int FEW_EXCEPTIONS = 5;
    private static final int SHORT = 200;

    /** What can go, in the order in which it goes. */
    private record Step(String what, UnaryOperator<Event> shed) {}

    private static List<Step> steps() {
        return List.of(
                new Step("data of breadcrumbs", SizeLimit::withoutCrumbData),
                new Step("source and variables of library frames", e -> bare(e, f -> !f.inApp())),
                new Step("large extra values", SizeLimit::withoutLargeExtras),
                new Step("oldest breadcrumbs", SizeLimit::withFewCrumbs),
                new Step("body of the request", SizeLimit::withoutBody),
                new Step("source and variables of all frames", e -> bare(e, f -> true)),
                new Step("frames in the middle", e -> eachTrace(e, f -> ends(f, FEW_FRAMES))),
                new Step("modules", e -> e.toBuilder().modules(Map.of()).build()),
                new Step("extra", e -> e.toBuilder().extra(Map.of()).build()),
                new Step("request headers", SizeLimit::withoutHeaders),
                new Step("contexts", e -> e.toBuilder().contexts(Map.of()).build()),
                new Step("tags", e -> e.toBuilder().tags(Map.of()).build()),
                new Step("data of the user", SizeLimit::withoutUserData),
                new Step("exceptions in the middle", SizeLimit::withFewExceptions),
                new Step("everything but the beginning of the names", SizeLimit::remains));
    }

    /** Creates the limit. */
    public SizeLimit() {}

    @Override
    public Event process(Event event) {
        if (EventSize.atMost(event) < MOST_BYTES || EventSize.closely(event) < MOST_BYTES) {
            return event;
        }
        Event smaller = event;
        List<Step> steps = steps();
        List<String> gone = new ArrayList<>();
        for (Step step : steps) {
            Event shorter = step.shed().apply(smaller);
            if (EventSize.closely(shorter) < EventSize.closely(smaller)) {
                gone.add(step.what());
                smaller = shorter;
            }
            if (EventSize.closely(smaller) < MOST_BYTES - SHORT * steps.size()) {
                break;
            }
        }
        Map<String, Object> extra = new LinkedHashMap<>(smaller.extra());
        extra.put(SHED, gone);
        return smaller.toBuilder().extra(extra).build();
    }

    private static Event withoutCrumbData(Event event) {
        return event.toBuilder()
                .breadcrumbs(
                        event.breadcrumbs().stream()
                                .map(crumb -> crumb.toBuilder().data(Map.of()).build())
                                .toList())
                .build();
    }

    private static Event withFewCrumbs(Event event) {
        List<Breadcrumb> crumbs = event.breadcrumbs();
        return event.toBuilder()
                .breadcrumbs(crumbs.subList(Math.max(0, crumbs.size() - FEW_CRUMBS), crumbs.size()))
                .build();
    }

    private static Event withoutLargeExtras(Event event) {
        Map<String, Object> extra = new LinkedHashMap<>();
        event.extra()
                .forEach(
                        (name, value) -> {
                            long bytes = EventSize.closely(value);
                            extra.put(
                                    name, bytes > LARGEST_EXTRA ? "<" + bytes + " bytes>" : value);
                        });
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

    private static Event bare(Event event, java.util.function.Predicate<StackFrame> which) {
        return eachTrace(
                event,
                frames ->
                        frames.stream()
                                .map(f -> which.test(f) ? f.withVars(Map.of()).withSource(null) : f)
                                .toList());
    }

    private static Event eachTrace(Event event, UnaryOperator<List<StackFrame>> change) {
        return event.toBuilder()
                .exceptions(
                        event.exceptions().stream()
                                .map(
                                        exception ->
                                                exception.withFrames(
                                                        change.apply(exception.frames())))
                                .toList())
                .threads(
                        event.threads().stream()
                                .map(thread -> thread.withFrames(change.apply(thread.frames())))
                                .toList())
                .build();
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

    /** Whatever it was, this much of it is small. */
    private static Event remains(Event event) {
        LogEntry message = event.message();
        return Event.builder()
                .id(event.id())
                .timestamp(event.timestamp())
                .level(event.level())
                .logger(cut(event.logger()))
                .transaction(cut(event.transaction()))
                .serverName(cut(event.serverName()))
                .release(cut(event.release()))
                .dist(cut(event.dist()))
                .environment(cut(event.environment()))
                .message(
                        message == null
                                ? null
                                : new LogEntry(
                                        Texts.cut(message.message(), 10 * SHORT), List.of(), null))
                .exceptions(
                        ends(event.exceptions(), FEW_EXCEPTIONS).stream()
                                .map(SizeLimit::remains)
                                .toList())
                .build();
    }

    private static ExceptionValue remains(ExceptionValue exception) {
        return new ExceptionValue(
                Texts.cut(exception.type(), SHORT),
                cut(exception.value()),
                cut(exception.module()),
                exception.threadId(),
                exception.mechanism(),
                ends(exception.frames(), FEWEST_FRAMES).stream()
                        .map(
                                frame ->
                                        new StackFrame(
                                                Texts.cut(frame.module(), SHORT),
                                                Texts.cut(frame.function(), SHORT),
                                                cut(frame.filename()),
                                                frame.lineno(),
                                                frame.inApp(),
                                                null,
                                                Map.of()))
                        .toList());
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null ? null : Texts.cut(text, SHORT);
    }
}
