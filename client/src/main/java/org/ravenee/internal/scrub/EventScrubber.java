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
import org.jspecify.annotations.Nullable;
import org.ravenee.Breadcrumb;
import org.ravenee.Event;
import org.ravenee.ExceptionValue;
import org.ravenee.HttpRequest;
import org.ravenee.LogEntry;
import org.ravenee.Mechanism;
import org.ravenee.StackFrame;
import org.ravenee.ThreadInfo;
import org.ravenee.User;
import org.ravenee.internal.attribute.EventAttribute;

/** Masks secrets in every text of an event: a processor may have put one anywhere. */
public final class EventScrubber {

    private static final String[] PARAMETERS = {"params", "parameters", "bindings"};

    private final SensitiveNames names;
    private final ValueScrubber values;
    private final FrameScrubber frames;

    private final CleanMaps<Object> cleanContexts = new CleanMaps<>();
    private final CleanMaps<String> cleanModules = new CleanMaps<>();

    /** Masks what the names say, and what looks like a secret under any name. */
    public EventScrubber(SensitiveNames names) {
        this.names = names;
        this.values = new ValueScrubber(names);
        this.frames = new FrameScrubber(values);
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
                ? LogEntry.of(
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
        return ExceptionValue.of(
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
                : Mechanism.of(
                        type,
                        mechanism.handled(),
                        source,
                        mechanism.exceptionId(),
                        mechanism.parentId(),
                        mechanism.exceptionGroup());
    }

    private ThreadInfo thread(ThreadInfo thread) {
        return ThreadInfo.of(
                thread.id(),
                values.required(thread.name()),
                values.text(thread.state()),
                thread.crashed(),
                thread.current(),
                each(thread.frames()));
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
            clean = frames.scrub(frame);
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
