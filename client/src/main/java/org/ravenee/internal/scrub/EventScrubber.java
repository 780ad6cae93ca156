/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.ravenee.Breadcrumb;
import org.ravenee.Event;
import org.ravenee.ExceptionValue;
import org.ravenee.LogEntry;
import org.ravenee.StackFrame;
import org.ravenee.StackFrame.SourceLines;
import org.ravenee.ThreadInfo;
import org.ravenee.User;

/** Masks secrets in every part of an event in which a caller's data can be. */
public final class EventScrubber {

    private static final Pattern WORD = Pattern.compile("\\W+");

    private final ValueScrubber values;
    private final RequestScrubber requests;

    /** Masks what the names say, and what looks like a secret under any name. */
    public EventScrubber(SensitiveNames names) {
        this.values = new ValueScrubber(names);
        this.requests = new RequestScrubber(names, values);
    }

    public Event scrub(Event event) {
        Event.Builder scrubbed =
                event.toBuilder()
                        .logger(values.text(event.logger()))
                        .transaction(values.text(event.transaction()))
                        .fingerprint(each(event.fingerprint(), values::required))
                        .tags(values.map(event.tags()))
                        .extra(values.map(event.extra()))
                        .contexts(contexts(event))
                        .breadcrumbs(each(event.breadcrumbs(), this::breadcrumb))
                        .exceptions(each(event.exceptions(), this::exception))
                        .threads(each(event.threads(), this::thread));
        if (event.message() != null) {
            scrubbed.message(message(event.message()));
        }
        if (event.user() != null) {
            scrubbed.user(user(event.user()));
        }
        if (event.request() != null) {
            scrubbed.request(requests.scrub(event.request()));
        }
        return scrubbed.build();
    }

    private Map<String, Map<String, Object>> contexts(Event event) {
        Map<String, Map<String, Object>> scrubbed = new LinkedHashMap<>();
        event.contexts()
                .forEach(
                        (name, context) ->
                                scrubbed.put(
                                        name,
                                        values.isSensitive(name)
                                                ? values.mask(context)
                                                : values.map(context)));
        LogEntry sql = event.message();
        if (sql != null) {
            scrubbed.computeIfPresent("query", (name, query) -> query(sql.message(), query));
        }
        return scrubbed;
    }

    /** Which parameter goes where in a statement only its database knows. */
    private Map<String, Object> query(String sql, Map<String, Object> query) {
        if (!query.containsKey("params")
                || WORD.splitAsStream(sql).noneMatch(values::isSensitive)) {
            return query;
        }
        Map<String, Object> masked = new LinkedHashMap<>(query);
        masked.put("params", Mask.TEXT);
        return masked;
    }

    /** What the text hides, its parameters must not show. */
    private LogEntry message(LogEntry message) {
        String text = message.text();
        String clean = values.required(text);
        List<String> params =
                each(
                        message.params(),
                        param ->
                                text.contains(param) && !clean.contains(param)
                                        ? Mask.TEXT
                                        : values.required(param));
        return new LogEntry(
                values.required(message.message()), params, values.text(message.formatted()));
    }

    private User user(User user) {
        return user.toBuilder()
                .id(values.text(user.id()))
                .username(values.text(user.username()))
                .email(values.text(user.email()))
                .data(values.map(user.data()))
                .build();
    }

    private Breadcrumb breadcrumb(Breadcrumb crumb) {
        String message = values.text(crumb.message());
        String category = values.text(crumb.category());
        Map<String, Object> data = values.map(crumb.data());
        boolean clean =
                message == crumb.message() && category == crumb.category() && data == crumb.data();
        return clean
                ? crumb
                : crumb.toBuilder().message(message).category(category).data(data).build();
    }

    private ExceptionValue exception(ExceptionValue exception) {
        return exception
                .withValue(values.text(exception.value()))
                .withFrames(each(exception.frames(), this::frame));
    }

    private ThreadInfo thread(ThreadInfo thread) {
        return new ThreadInfo(
                thread.id(),
                values.required(thread.name()),
                thread.state(),
                thread.crashed(),
                thread.current(),
                each(thread.frames(), this::frame));
    }

    private StackFrame frame(StackFrame frame) {
        Map<String, Object> vars = values.map(frame.vars());
        StackFrame clean = vars == frame.vars() ? frame : frame.withVars(vars);
        SourceLines source = frame.source();
        return source == null ? clean : clean.withSource(source(source));
    }

    private SourceLines source(SourceLines lines) {
        return new SourceLines(
                each(lines.before(), this::line),
                line(lines.line()),
                each(lines.after(), this::line));
    }

    /** Code that handles a password is no secret; a line with the password itself in it is. */
    private String line(String line) {
        return line.indexOf('"') < 0 ? line : values.required(line);
    }

    /** The same list where nothing changed. */
    private static <T> List<T> each(List<T> list, UnaryOperator<T> change) {
        List<T> changed = null;
        for (int i = 0; i < list.size(); i++) {
            T element = list.get(i);
            T clean = change.apply(element);
            if (clean != element && changed == null) {
                changed = new ArrayList<>(list);
            }
            if (clean != element && changed != null) {
                changed.set(i, clean);
            }
        }
        return changed == null ? list : changed;
    }
}
