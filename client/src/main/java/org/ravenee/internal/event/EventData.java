/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.event;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ravenee.Breadcrumb;
import org.ravenee.EventId;
import org.ravenee.HttpRequest;
import org.ravenee.Level;
import org.ravenee.User;
import org.ravenee.internal.context.CallerValues;
import org.ravenee.spi.FrameVariables;

/**
 * Sets attributes of an event by their names in the protocol. What is no attribute, or no value for
 * it, is a particular: nothing is lost silently.
 *
 * @param draft the event
 * @param values takes what callers hand over: maps and lists may do anything
 */
record EventData(EventDraft draft, CallerValues values) {

    private static final List<Level> LEVELS = List.of(Level.values());

    void set(@Nullable String key, @Nullable Object value) {
        if (key != null && !(value != null && isSet(key.toLowerCase(Locale.ROOT), value))) {
            draft.extra(key, value);
        }
    }

    private boolean isSet(String key, Object value) {
        try {
            return attribute(key, value);
        } catch (IllegalArgumentException | DateTimeException e) {
            // A level, an id or a time that is none.
            return false;
        }
    }

    private boolean attribute(String key, Object value) {
        return switch (key) {
            case "message" -> set(String.class, value, draft::message);
            case "logger" -> set(String.class, value, draft::logger);
            case "transaction", "culprit" -> set(String.class, value, draft::transaction);
            case "release" -> set(String.class, value, draft::release);
            case "dist" -> set(String.class, value, draft::dist);
            case "environment" -> set(String.class, value, draft::environment);
            case "server_name" -> set(String.class, value, draft::serverName);
            case "site" -> set(String.class, value, site -> draft.tag("site", site));
            case "level" -> set(Level.class, level(value), draft::level);
            case "timestamp" -> set(Instant.class, instant(value), draft::timestamp);
            case "time_spent" -> set(Duration.class, duration(value), draft::timeSpent);
            case "event_id" -> set(EventId.class, id(value), id -> draft.id = id);
            case "fingerprint" -> fingerprint(value);
            case "tags" -> set(Map.class, value, tags -> draft.tags.putAll(values.tags(tags)));
            case "modules" -> set(Map.class, value, this::modules);
            case "extra" ->
                    set(Map.class, value, extra -> draft.extra.putAll(values.extras(extra)));
            case "contexts" -> set(Map.class, value, this::contexts);
            case "user" -> set(User.class, user(value), draft::user);
            case "request" -> set(HttpRequest.class, request(value), draft::request);
            case "breadcrumbs" -> breadcrumbs(value);
            case "exception" -> set(Throwable.class, value, e -> draft.exception = e);
            case FrameVariables.KEY -> set(FrameVariables.class, value, draft::frameVariables);
            default -> false;
        };
    }

    private static <T> boolean set(Class<T> type, @Nullable Object value, Consumer<T> set) {
        if (!type.isInstance(value)) {
            return false;
        }
        set.accept(type.cast(value));
        return true;
    }

    /** By name, or by the number that Python's logging has for it. */
    private @Nullable Level level(@Nullable Object value) {
        Object plain = values.value(value);
        if (plain instanceof Number number) {
            int tens = number.intValue() / 10;
            return tens < 1 || tens > 5 ? null : LEVELS.get(tens - 1);
        }
        return plain instanceof String text ? Level.of(text) : null;
    }

    /** An ISO date and time, of UTC where it says no zone, or seconds since 1970. */
    private @Nullable Instant instant(@Nullable Object value) {
        Object plain = values.value(value);
        if (plain instanceof Number number) {
            double seconds = number.doubleValue();
            double whole = Math.floor(seconds);
            return Instant.ofEpochSecond((long) whole, (long) ((seconds - whole) * 1e9));
        }
        if (!(plain instanceof String text)) {
            return null;
        }
        TemporalAccessor read =
                DateTimeFormatter.ISO_DATE_TIME.parseBest(
                        value instanceof String ? text.strip().replace(' ', 'T') : text,
                        ZonedDateTime::from,
                        LocalDateTime::from);
        return read instanceof LocalDateTime local
                ? local.toInstant(ZoneOffset.UTC)
                : Instant.from(read);
    }

    private @Nullable Duration duration(Object value) {
        if (value instanceof Duration duration) {
            return duration;
        }
        return values.value(value) instanceof Number millis
                ? Duration.ofMillis(millis.longValue())
                : null;
    }

    private @Nullable EventId id(Object value) {
        EventId id =
                value instanceof EventId known
                        ? known
                        : values.value(value) instanceof String text ? EventId.of(text) : null;
        return id != null && id.isPresent() ? id : null;
    }

    private boolean fingerprint(Object value) {
        List<String> parts = value instanceof String text ? List.of(text) : values.parts(value);
        if (!parts.isEmpty()) {
            draft.fingerprint(parts.toArray(new String[0]));
        }
        return !parts.isEmpty();
    }

    private void modules(Map<?, ?> map) {
        draft.modules = CallerValues.withoutNulls(values.tags(map));
    }

    private void contexts(Map<?, ?> map) {
        values.entries(map)
                .forEach(
                        (name, context) -> {
                            if (context instanceof Map<?, ?> members) {
                                draft.contexts.put(name, values.extras(members));
                            }
                        });
    }

    private @Nullable Object user(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        User.Builder user = User.builder();
        values.entries(map)
                .forEach(
                        (name, part) -> {
                            switch (name) {
                                case "id" -> user.id(values.text(part));
                                case "username" -> user.username(values.text(part));
                                case "email" -> user.email(values.text(part));
                                case "ip_address" -> user.ipAddress(values.text(part));
                                default -> {
                                    if (name.equals("data") && part instanceof Map<?, ?> more) {
                                        values.extras(more).forEach(user::data);
                                    } else {
                                        user.data(name, part);
                                    }
                                }
                            }
                        });
        return user.build();
    }

    private Object request(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        HttpRequest.Builder request = HttpRequest.builder();
        values.entries(map)
                .forEach(
                        (name, part) -> {
                            switch (name) {
                                case "url" -> request.url(values.text(part));
                                case "method" -> request.method(values.text(part));
                                case "query_string" -> request.queryString(query(part));
                                case "headers" -> request.headers(headers(part, "Headers"));
                                case "cookies" -> request.cookies(headers(part, "Cookie"));
                                case "data" -> request.data(part);
                                case "env" -> request.env(headers(part, "ENV"));
                                default -> draft.extra("request." + name, part);
                            }
                        });
        return request.build();
    }

    private Map<String, String> headers(@Nullable Object part, String otherwise) {
        Map<?, ?> map =
                part instanceof Map<?, ?> named
                        ? named
                        : part == null ? Map.of() : Map.of(otherwise, part);
        return CallerValues.withoutNulls(values.headers(map));
    }

    private @Nullable String query(@Nullable Object part) {
        return part instanceof Map<?, ?> map
                ? headers(map, "").entrySet().stream()
                        .map(pair -> encoded(pair.getKey()) + "=" + encoded(pair.getValue()))
                        .collect(Collectors.joining("&"))
                : values.text(part);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A list, or, as the protocol nests it, such a list in a map. */
    private boolean breadcrumbs(Object value) {
        Object list = value instanceof Map<?, ?> map ? values.entries(map).get("values") : value;
        List<Breadcrumb> crumbs = new ArrayList<>();
        for (Object element : list == null ? List.of() : values.elements(list)) {
            if (element instanceof Breadcrumb crumb) {
                crumbs.add(crumb);
            } else if (element instanceof Map<?, ?> map) {
                crumbs.add(breadcrumb(values.entries(map)));
            }
        }
        crumbs.forEach(draft::breadcrumb);
        return !crumbs.isEmpty();
    }

    private Breadcrumb breadcrumb(Map<String, @Nullable Object> parts) {
        Breadcrumb.Builder crumb =
                Breadcrumb.builder()
                        .message(values.text(parts.get("message")))
                        .category(values.text(parts.get("category")))
                        .type(values.text(parts.get("type")))
                        .level(level(parts.get("level")))
                        .timestamp(instant(parts.get("timestamp")));
        return parts.get("data") instanceof Map<?, ?> data
                ? crumb.data(values.extras(data)).build()
                : crumb.build();
    }
}
