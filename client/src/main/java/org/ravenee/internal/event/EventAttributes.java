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
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ravenee.Breadcrumb;
import org.ravenee.EventId;
import org.ravenee.HttpRequest;
import org.ravenee.Level;
import org.ravenee.User;
import org.ravenee.internal.attribute.EventAttribute;
import org.ravenee.internal.context.InputLimits;
import org.ravenee.spi.FailureOutcome;
import org.ravenee.spi.FrameVariables;

/**
 * Sets attributes of an event by their names in the protocol. A name that is no attribute, or a
 * value that does not fit the attribute, becomes extra data.
 */
final class EventAttributes {

    private static final Level[] LEVELS = Level.values();

    private final DefaultEventBuilder builder;

    /** Reads the maps and lists of callers, which may be of any implementation. */
    private final InputLimits values;

    EventAttributes(DefaultEventBuilder builder, InputLimits values) {
        this.builder = builder;
        this.values = values;
    }

    void set(@Nullable String key, @Nullable Object value) {
        if (key != null && (value == null || !isSet(key.toLowerCase(Locale.ROOT), value))) {
            builder.extra(key, value);
        }
    }

    private boolean isSet(String key, Object value) {
        try {
            return attribute(key, value);
        } catch (ClassCastException | IllegalArgumentException | DateTimeException e) {
            // A value of another type, or a level, an id or a time that is none.
            return false;
        }
    }

    private boolean attribute(String key, Object value) {
        switch (key) {
            case "message" -> builder.message((String) value);
            case "culprit" -> builder.transaction((String) value);
            case "site" -> builder.tag("site", (String) value);
            case "time_spent" -> builder.timeSpent(duration(value));
            case "exception" -> builder.exception((Throwable) value);
            case FrameVariables.KEY -> builder.frameVariables((FrameVariables) value);
            case FailureOutcome.KEY -> builder.outcome((FailureOutcome) value);
            default -> {
                EventAttribute attribute = EventAttribute.named(key);
                return attribute != null && isSet(attribute, value);
            }
        }
        return true;
    }

    private boolean isSet(EventAttribute attribute, Object value) {
        if (attribute.isText()) {
            builder.set(attribute, attribute.limited((String) value));
            return true;
        }
        switch (attribute) {
            case LEVEL -> builder.level(known(level(value)));
            case TIMESTAMP -> builder.timestamp(known(instant(value)));
            case EVENT_ID -> builder.set(attribute, id(value));
            case FINGERPRINT -> builder.fingerprint(fingerprint(value));
            case TAGS -> builder.putTags(values.tags((Map<?, ?>) value));
            case MODULES ->
                    builder.set(
                            attribute, InputLimits.withoutNulls(values.tags((Map<?, ?>) value)));
            case EXTRA -> builder.putExtra(values.extras((Map<?, ?>) value));
            case CONTEXTS -> contexts((Map<?, ?>) value);
            case USER -> builder.user(user(value));
            case REQUEST -> builder.request(request(value));
            case BREADCRUMBS -> {
                return breadcrumbs(value);
            }
            default -> {
                // Integrations alone set the others.
                return false;
            }
        }
        return true;
    }

    private static <T> T known(@Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException();
        }
        return value;
    }

    /** By name, or by the number that Python's logging has for it. */
    private @Nullable Level level(@Nullable Object value) {
        Object plain = values.value(value);
        if (plain instanceof Number number) {
            int tens = number.intValue() / 10;
            return tens < 1 || tens > 5 ? null : LEVELS[tens - 1];
        }
        return plain instanceof String text ? Level.of(text) : null;
    }

    /** An ISO date and time, of UTC if it has no zone, or seconds since 1970. */
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
                DateTimeFormatter.ISO_DATE_TIME.parse(
                        value instanceof String ? text.strip().replace(' ', 'T') : text);
        return read.isSupported(ChronoField.INSTANT_SECONDS)
                ? Instant.from(read)
                : LocalDateTime.from(read).toInstant(ZoneOffset.UTC);
    }

    private Duration duration(Object value) {
        return value instanceof Duration duration
                ? duration
                : Duration.ofMillis(((Number) known(values.value(value))).longValue());
    }

    private EventId id(Object value) {
        EventId id =
                value instanceof EventId known
                        ? known
                        : EventId.of((String) known(values.value(value)));
        return known(id.isPresent() ? id : null);
    }

    private String[] fingerprint(Object value) {
        List<String> parts = value instanceof String text ? List.of(text) : values.parts(value);
        return known(parts.isEmpty() ? null : parts).toArray(new String[0]);
    }

    private void contexts(Map<?, ?> map) {
        for (Map.Entry<String, @Nullable Object> context : values.entries(map).entrySet()) {
            if (context.getValue() instanceof Map<?, ?> members) {
                builder.putContext(context.getKey(), values.extras(members));
            }
        }
    }

    private User user(Object value) {
        if (value instanceof User known) {
            return known;
        }
        User.Builder user = User.builder();
        for (Map.Entry<String, @Nullable Object> entry :
                values.entries((Map<?, ?>) value).entrySet()) {
            Object part = entry.getValue();
            switch (entry.getKey()) {
                case "id" -> user.id(values.text(part));
                case "username" -> user.username(values.text(part));
                case "email" -> user.email(values.text(part));
                case "ip_address" -> user.ipAddress(values.text(part));
                default -> {
                    if (entry.getKey().equals("data") && part instanceof Map<?, ?> more) {
                        for (Map.Entry<String, Object> one : values.extras(more).entrySet()) {
                            user.data(one.getKey(), one.getValue());
                        }
                    } else {
                        user.data(entry.getKey(), part);
                    }
                }
            }
        }
        return user.build();
    }

    private HttpRequest request(Object value) {
        if (value instanceof HttpRequest known) {
            return known;
        }
        HttpRequest.Builder request = HttpRequest.builder();
        for (Map.Entry<String, @Nullable Object> entry :
                values.entries((Map<?, ?>) value).entrySet()) {
            Object part = entry.getValue();
            switch (entry.getKey()) {
                case "url" -> request.url(values.text(part));
                case "method" -> request.method(values.text(part));
                case "query_string" -> request.queryString(query(part));
                case "headers" -> request.headers(headers(part, "Headers"));
                case "cookies" -> request.cookies(headers(part, "Cookie"));
                case "data" -> request.data(part);
                case "env" -> request.env(headers(part, "ENV"));
                default -> builder.extra("request." + entry.getKey(), part);
            }
        }
        return request.build();
    }

    private Map<String, String> headers(@Nullable Object part, String otherwise) {
        Map<?, ?> map =
                part instanceof Map<?, ?> named
                        ? named
                        : part == null ? Map.of() : Map.of(otherwise, part);
        return InputLimits.withoutNulls(values.headers(map));
    }

    private @Nullable String query(@Nullable Object part) {
        if (!(part instanceof Map<?, ?> map)) {
            return values.text(part);
        }
        StringBuilder query = new StringBuilder();
        for (Map.Entry<String, String> pair : headers(map, "").entrySet()) {
            query.append(query.isEmpty() ? "" : "&").append(encoded(pair.getKey()));
            query.append('=').append(encoded(pair.getValue()));
        }
        return query.toString();
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
        for (Breadcrumb crumb : crumbs) {
            builder.breadcrumb(crumb);
        }
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
