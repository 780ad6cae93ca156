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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ravenee.Breadcrumb;
import org.ravenee.Event;
import org.ravenee.ExceptionValue;
import org.ravenee.HttpRequest;
import org.ravenee.LogEntry;
import org.ravenee.Mechanism;
import org.ravenee.StackFrame;
import org.ravenee.StackFrame.SourceLines;
import org.ravenee.ThreadInfo;
import org.ravenee.User;
import org.ravenee.internal.attribute.EventAttribute;

/** Masks secrets in every text of an event: a processor may have put one anywhere. */
public final class EventScrubber {

    private static final String[] PARAMETERS = {"params", "parameters", "bindings"};

    /** What a line of code ends with, and a line of text hardly ever. */
    private static final String ENDS_OF_CODE = ";{}(),";

    /** Code has blanks around its equals signs; settings in a text block mostly have none. */
    private static final Pattern SETTING = Pattern.compile("\\w[=:][\\w{\\[]");

    private final SensitiveNames names;
    private final ValueScrubber values;

    private final CleanMaps<Object> cleanContexts = new CleanMaps<>();
    private final CleanMaps<String> cleanModules = new CleanMaps<>();
    private final CleanFrames cleanFrames = new CleanFrames();

    /** Masks what the names say, and what looks like a secret under any name. */
    public EventScrubber(SensitiveNames names) {
        this.names = names;
        this.values = new ValueScrubber(names);
    }

    /** Masks the secrets in every attribute of an event. */
    public Event scrub(Event event) {
        Event.Builder scrubbed = event.toBuilder();
        for (EventAttribute attribute : EventAttribute.ALL) {
            Object value = attribute.get(event);
            if (value != null) {
                attribute.set(scrubbed, scrubbed(attribute, value, event));
            }
        }
        return scrubbed.build();
    }

    private Object scrubbed(EventAttribute attribute, Object value, Event event) {
        return switch (attribute) {
            case CONTEXTS -> contexts(event);
            case MODULES -> modules(event.modules());
            case TAGS -> values.map(event.tags());
            case EXTRA -> values.map(event.extra());
            case TRACE_HEADER -> traceHeader(event.traceHeader());
            default -> value instanceof List<?> list ? each(list) : scrubbed(value);
        };
    }

    /** The public key of a DSN is no secret, whatever its name. */
    private Map<String, String> traceHeader(Map<String, String> members) {
        Map<String, String> scrubbed = new LinkedHashMap<>();
        members.forEach((name, value) -> scrubbed.put(name, values.required(value)));
        return scrubbed;
    }

    private Map<String, Map<String, Object>> contexts(Event event) {
        Map<String, Map<String, Object>> scrubbed = new LinkedHashMap<>();
        for (Map.Entry<String, Map<String, Object>> context : event.contexts().entrySet()) {
            String name = context.getKey();
            Map<String, Object> members = context.getValue();
            Map<String, Object> clean = cleanContexts.like(name, members);
            scrubbed.put(values.required(name), clean == null ? context(name, members) : clean);
        }
        LogEntry sql = event.message();
        Map<String, Object> query = scrubbed.get("query");
        if (sql != null && query != null) {
            scrubbed.put("query", query(sql.message(), query));
        }
        return scrubbed;
    }

    private Map<String, Object> context(String name, Map<String, Object> members) {
        if (names.match(name)) {
            return masked(values.map(members).keySet());
        }
        // Of our own, so that what was found clean is what is remembered.
        Map<String, Object> copy = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        Map<String, Object> clean = values.map(copy);
        if (clean == copy) {
            cleanContexts.add(name, copy);
        }
        return clean;
    }

    /** Libraries are called jwt or token, so their names do not say that a version is a secret. */
    private Map<String, String> modules(Map<String, String> modules) {
        Map<String, String> clean = cleanModules.like("modules", modules);
        if (clean != null) {
            return clean;
        }
        Map<String, String> scrubbed = new LinkedHashMap<>();
        for (Map.Entry<String, String> module : modules.entrySet()) {
            scrubbed.put(library(module.getKey()), values.text(module.getValue()));
        }
        if (scrubbed.equals(modules)) {
            cleanModules.add("modules", scrubbed);
        }
        return scrubbed;
    }

    /**
     * The colon of Maven's coordinates gives nothing a value: {@code com.password4j:password4j}.
     */
    private String library(String name) {
        return name.indexOf(':') > 0 && name.matches("[\\w-]+\\.[\\w.-]+:[\\w.-]+")
                ? values.required(name.replace(':', '/')).replace('/', ':')
                : values.required(name);
    }

    private static Map<String, Object> masked(Iterable<String> names) {
        Map<String, Object> masked = new LinkedHashMap<>();
        for (String name : names) {
            masked.put(name, Mask.TEXT);
        }
        return masked;
    }

    /** Which parameter goes where in a statement only its database knows. */
    private Map<String, Object> query(@Nullable String sql, Map<String, Object> query) {
        Map<String, Object> masked = query;
        for (String name : PARAMETERS) {
            if (query.get(name) != null && (masked != query || namesSecret(sql, query))) {
                masked = masked == query ? new LinkedHashMap<>(query) : masked;
                masked.put(name, Mask.TEXT);
            }
        }
        return masked;
    }

    private boolean namesSecret(@Nullable String sql, Map<String, Object> query) {
        for (Object part : query.values()) {
            if (part instanceof String text && SqlLiterals.nameSecret(text, names)) {
                return true;
            }
        }
        return sql != null && SqlLiterals.nameSecret(sql, names);
    }

    private LogEntry message(LogEntry message) {
        return message.params().isEmpty()
                ? new LogEntry(
                        values.required(message.message()),
                        message.params(),
                        values.text(message.formatted()))
                : MessageScrubber.scrub(message, values, names);
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
                values.required(exception.type()),
                values.text(exception.value()),
                values.text(exception.module()),
                exception.threadId(),
                mechanism(exception.mechanism()),
                each(exception.frames()));
    }

    private Mechanism mechanism(Mechanism mechanism) {
        String type = values.required(mechanism.type());
        String source = values.text(mechanism.source());
        return type == mechanism.type() && source == mechanism.source()
                ? mechanism
                : new Mechanism(
                        type,
                        mechanism.handled(),
                        source,
                        mechanism.exceptionId(),
                        mechanism.parentId(),
                        mechanism.exceptionGroup());
    }

    private ThreadInfo thread(ThreadInfo thread) {
        return new ThreadInfo(
                thread.id(),
                values.required(thread.name()),
                values.text(thread.state()),
                thread.crashed(),
                thread.current(),
                each(thread.frames()));
    }

    private StackFrame frame(StackFrame frame) {
        StackFrame named = cleanFrames.contain(frame) ? frame : names(frame);
        Map<String, Object> vars = values.map(frame.vars());
        StackFrame clean = vars == frame.vars() ? named : named.withVars(vars);
        SourceLines source = frame.source();
        if (source == null) {
            return clean;
        }
        List<String> before = lines(source.before());
        String line = line(source.line());
        List<String> after = lines(source.after());
        return before == source.before() && line == source.line() && after == source.after()
                ? clean
                : clean.withSource(new SourceLines(before, line, after));
    }

    /** Names of the code, unless a processor has put in others. */
    private StackFrame names(StackFrame frame) {
        String module = values.required(frame.module());
        String function = values.required(frame.function());
        String filename = values.text(frame.filename());
        if (module == frame.module()
                && function == frame.function()
                && filename == frame.filename()) {
            cleanFrames.add(frame);
            return frame;
        }
        return new StackFrame(
                module,
                function,
                filename,
                frame.lineno(),
                frame.inApp(),
                frame.source(),
                frame.vars());
    }

    private List<String> lines(List<String> lines) {
        for (String line : lines) {
            if (line != line(line)) {
                List<String> clean = new ArrayList<>(lines);
                clean.replaceAll(this::line);
                return clean;
            }
        }
        return lines;
    }

    /** Code that handles a password is no secret; a text or comment with the password in it is. */
    private String line(String line) {
        return isPlainCode(line) ? line : values.required(line);
    }

    /** A line that ends as statements do and has neither quotes nor a comment in it. */
    private static boolean isPlainCode(String line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) <= ' ') {
            end--;
        }
        return (end == 0 || ENDS_OF_CODE.indexOf(line.charAt(end - 1)) >= 0)
                && line.indexOf('"') < 0
                && line.indexOf('\'') < 0
                && line.indexOf('#') < 0
                && !SETTING.matcher(line).find()
                && !line.contains("//")
                && !line.contains("/*")
                && !line.contains("--")
                && !line.stripLeading().startsWith("*");
    }

    /** The same list where nothing changed. */
    private <T> List<T> each(List<T> parts) {
        List<T> changed = null;
        for (int i = 0; i < parts.size(); i++) {
            T part = parts.get(i);
            T clean = scrubbed(part);
            if (clean != part) {
                if (changed == null) {
                    changed = new ArrayList<>(parts);
                }
                changed.set(i, clean);
            }
        }
        return changed == null ? parts : changed;
    }

    @SuppressWarnings("unchecked") // of the same class
    private <T> T scrubbed(T part) {
        Object clean = part;
        if (part instanceof StackFrame frame) {
            clean = frame(frame);
        } else if (part instanceof Breadcrumb crumb) {
            clean = breadcrumb(crumb);
        } else if (part instanceof ExceptionValue exception) {
            clean = exception(exception);
        } else if (part instanceof ThreadInfo thread) {
            clean = thread(thread);
        } else if (part instanceof String text) {
            clean = values.required(text);
        } else if (part instanceof LogEntry message) {
            clean = message(message);
        } else if (part instanceof User user) {
            clean = user(user);
        } else if (part instanceof HttpRequest request) {
            clean = new RequestScrubber(names, values).scrub(request);
        }
        return (T) clean;
    }
}
