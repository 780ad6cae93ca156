/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ravenee.Breadcrumb;
import org.ravenee.Event;
import org.ravenee.ExceptionValue;
import org.ravenee.LogEntry;
import org.ravenee.Mechanism;
import org.ravenee.StackFrame;
import org.ravenee.StackFrame.SourceLines;
import org.ravenee.ThreadInfo;
import org.ravenee.User;

/** Masks secrets in every part of an event in which a caller's data can be. */
public final class EventScrubber {

    /** What a template has in the place of a parameter; the number of it, if it says one. */
    private static final Pattern PLACE =
            Pattern.compile(
                    "\\{(\\d{1,2})[^{}]{0,50}}|%(?:(\\d{1,2})\\$)?[-#+ 0,(]{0,9}[\\d.]{0,9}[a-mo-zA-Z]");

    private static final Set<String> PARAMETERS = Set.of("params", "parameters", "bindings");
    private static final int SHORTEST_HIDDEN = 3;

    private final ValueScrubber values;
    private final SqlLiterals statements;
    private final RequestScrubber requests;

    /** The modules without secrets that were seen last: most events of a client share theirs. */
    private volatile @Nullable Map<String, String> cleanModules;

    /** Masks what the names say, and what looks like a secret under any name. */
    public EventScrubber(SensitiveNames names) {
        this.values = new ValueScrubber(names);
        this.statements = new SqlLiterals(names);
        this.requests = new RequestScrubber(names, values);
    }

    public Event scrub(Event event) {
        Event.Builder scrubbed =
                event.toBuilder()
                        .logger(values.text(event.logger()))
                        .transaction(values.text(event.transaction()))
                        .serverName(values.text(event.serverName()))
                        .release(values.text(event.release()))
                        .dist(values.text(event.dist()))
                        .environment(values.text(event.environment()))
                        .fingerprint(each(event.fingerprint(), values::required))
                        .tags(values.map(event.tags()))
                        .extra(values.map(event.extra()))
                        .contexts(contexts(event))
                        .modules(modules(event.modules()))
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
                                        values.required(name),
                                        values.isSensitive(name)
                                                ? values.mask(context)
                                                : values.map(context)));
        LogEntry sql = event.message();
        if (sql != null) {
            scrubbed.computeIfPresent("query", (name, query) -> query(sql.message(), query));
        }
        return scrubbed;
    }

    /** Libraries are called jwt or token, so their names do not say that a version is a secret. */
    private Map<String, String> modules(Map<String, String> modules) {
        if (modules == cleanModules) {
            return modules;
        }
        Map<String, String> scrubbed = new LinkedHashMap<>();
        for (Map.Entry<String, String> module : modules.entrySet()) {
            scrubbed.put(values.text(module.getKey()), values.text(module.getValue()));
        }
        if (scrubbed.equals(modules)) {
            cleanModules = modules;
            return modules;
        }
        return scrubbed;
    }

    /** Which parameter goes where in a statement only its database knows. */
    private Map<String, Object> query(@Nullable String sql, Map<String, Object> query) {
        if (Collections.disjoint(query.keySet(), PARAMETERS)
                || !((sql != null && statements.nameSecret(sql))
                        || query.values().stream()
                                .anyMatch(
                                        o -> o instanceof String s && statements.nameSecret(s)))) {
            return query;
        }
        Map<String, Object> masked = new LinkedHashMap<>(query);
        PARAMETERS.forEach(name -> masked.computeIfPresent(name, (key, value) -> Mask.TEXT));
        return masked;
    }

    /** What the text hides, its parameters must not show. */
    private LogEntry message(LogEntry message) {
        if (message.params().isEmpty()) {
            return new LogEntry(
                    values.required(message.message()),
                    message.params(),
                    values.text(message.formatted()));
        }
        String text = message.text();
        String clean = values.required(text);
        String marked = marked(message.message());
        String left = values.required(marked);
        boolean all =
                message.message().indexOf('?') >= 0 && statements.nameSecret(message.message());
        String formatted = message.formatted();
        List<String> params = new ArrayList<>();
        for (String param : message.params()) {
            String mark = mark(params.size());
            boolean hidden =
                    all
                            || (marked.contains(mark) && !left.contains(mark))
                            || (text.contains(param) && !clean.contains(param));
            params.add(hidden ? Mask.TEXT : values.required(param));
            if (hidden && formatted != null && param.length() >= SHORTEST_HIDDEN) {
                formatted = formatted.replace(param, Mask.TEXT);
            }
        }
        return new LogEntry(values.required(message.message()), params, values.text(formatted));
    }

    /** The template with words in the places of its parameters, to see which of them are hidden. */
    private static String marked(String template) {
        int[] next = {0};
        return PLACE.matcher(template)
                .replaceAll(
                        place -> {
                            String number = place.group(1);
                            if (number == null && place.group(2) != null) {
                                return mark(Integer.parseInt(place.group(2)) - 1);
                            }
                            return mark(number == null ? next[0]++ : Integer.parseInt(number));
                        });
    }

    private static String mark(int parameter) {
        return "zqx" + (char) ('a' + parameter / 26 % 26) + (char) ('a' + parameter % 26) + "qz";
    }

    private User user(User user) {
        return user.toBuilder()
                .id(values.text(user.id()))
                .username(values.text(user.username()))
                .email(values.text(user.email()))
                .ipAddress(values.text(user.ipAddress()))
                .data(values.map(user.data()))
                .build();
    }

    private Breadcrumb breadcrumb(Breadcrumb crumb) {
        String message = values.text(crumb.message());
        String category = values.text(crumb.category());
        String type = values.text(crumb.type());
        Map<String, Object> data = query(crumb.message(), values.map(crumb.data()));
        boolean clean =
                message == crumb.message()
                        && category == crumb.category()
                        && type == crumb.type()
                        && data == crumb.data();
        return clean
                ? crumb
                : crumb.toBuilder()
                        .message(message)
                        .category(category)
                        .type(type)
                        .data(data)
                        .build();
    }

    private ExceptionValue exception(ExceptionValue exception) {
        return new ExceptionValue(
                exception.type(),
                values.text(exception.value()),
                exception.module(),
                exception.threadId(),
                mechanism(exception.mechanism()),
                each(exception.frames(), this::frame));
    }

    private Mechanism mechanism(Mechanism mechanism) {
        String type = values.required(mechanism.type());
        return type == mechanism.type()
                ? mechanism
                : new Mechanism(
                        type,
                        mechanism.handled(),
                        mechanism.source(),
                        mechanism.exceptionId(),
                        mechanism.parentId());
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
