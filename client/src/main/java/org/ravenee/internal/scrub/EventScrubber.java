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
import org.ravenee.Breadcrumb;
import org.ravenee.Event;
import org.ravenee.ExceptionValue;
import org.ravenee.LogEntry;
import org.ravenee.StackFrame;
import org.ravenee.ThreadInfo;
import org.ravenee.User;

/** Masks secrets in every part of an event in which a caller's data can be. */
public final class EventScrubber {

    private final ValueScrubber values;
    private final RequestScrubber requests;

    /** Masks what the names say, and what looks like a secret under any name. */
    public EventScrubber(SensitiveNames names) {
        this.values = new ValueScrubber(names);
        this.requests = new RequestScrubber(values);
    }

    public Event scrub(Event event) {
        Event.Builder scrubbed =
                event.toBuilder()
                        .transaction(values.text(event.transaction()))
                        .tags(values.map(event.tags()))
                        .extra(values.map(event.extra()))
                        .contexts(contexts(event.contexts()))
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

    private Map<String, Map<String, Object>> contexts(Map<String, Map<String, Object>> contexts) {
        Map<String, Map<String, Object>> scrubbed = new LinkedHashMap<>();
        contexts.forEach((name, context) -> scrubbed.put(name, values.map(context)));
        return scrubbed;
    }

    private LogEntry message(LogEntry message) {
        return new LogEntry(
                values.required(message.message()),
                values.texts(message.params()),
                values.text(message.formatted()));
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
        Map<String, Object> data = values.map(crumb.data());
        boolean clean = message == crumb.message() && data == crumb.data();
        return clean ? crumb : crumb.toBuilder().message(message).data(data).build();
    }

    private ExceptionValue exception(ExceptionValue exception) {
        return exception
                .withValue(values.text(exception.value()))
                .withFrames(each(exception.frames(), this::frame));
    }

    private ThreadInfo thread(ThreadInfo thread) {
        return thread.withFrames(each(thread.frames(), this::frame));
    }

    private StackFrame frame(StackFrame frame) {
        Map<String, Object> vars = values.map(frame.vars());
        return vars == frame.vars() ? frame : frame.withVars(vars);
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
