/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.context;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.ravenee.Breadcrumb;
import org.ravenee.Event;
import org.ravenee.HttpRequest;
import org.ravenee.LogEntry;
import org.ravenee.StackFrame;
import org.ravenee.User;
import org.ravenee.internal.attribute.EventAttribute;
import org.ravenee.internal.values.Texts;
import org.ravenee.internal.values.ValueConverter;

/**
 * Converts the input of callers and cuts it to the limits of servers. Application code runs on the
 * calling thread. Never throws.
 */
public final class InputLimits {

    /** The most chars of a transaction and of a part of a fingerprint. */
    public static final int LONGEST_NAME = 200;

    /** The most chars of an HTTP method. */
    private static final int LONGEST_WORD = 64;

    /** The most chars of the message of an event. */
    public static final int LONGEST_TEXT = 8_192;

    /** The most headers, parameters and parts of a fingerprint. */
    public static final int MOST_PARTS = 100;

    private static final int LONGEST_PART = 128;
    private static final int LONGEST_EMAIL = 75;
    private static final int LONGEST_MESSAGE = 1_024;
    private static final int LONGEST_URL = 2_048;
    private static final int LONGEST_HEADER = 8_192;
    private static final int LONGEST_BODY = 100_000;
    private static final int LARGEST_CRUMB = 2_048;

    /** The most tags, frames and elements of other collections. */
    private static final int MOST = 1_000;

    private static final String MORE = "...";

    private final ValueConverter converter;

    /** Converts values by the client's limits. */
    public InputLimits(ValueConverter converter) {
        this.converter = converter;
    }

    /** Tags by name; those whose value is null are to be removed. */
    public Map<String, @Nullable String> tags(@Nullable Map<?, ?> tags) {
        return texts(tags, LONGEST_MESSAGE);
    }

    /** The name or value of a tag. */
    static @Nullable String tag(@Nullable String text) {
        return cut(text, LONGEST_MESSAGE);
    }

    /** Headers or the like by name. */
    public Map<String, @Nullable String> headers(Map<?, ?> headers) {
        return texts(headers, LONGEST_HEADER);
    }

    private Map<String, @Nullable String> texts(@Nullable Map<?, ?> map, int longest) {
        Map<String, @Nullable String> taken = new LinkedHashMap<>();
        entries(map, (name, value) -> taken.put(name, value == null ? null : text(value, longest)));
        return taken;
    }

    /** The entries of a map by name, their values as they are. */
    public Map<String, @Nullable Object> entries(Map<?, ?> map) {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        entries(map, entries::put);
        return entries;
    }

    /**
     * Passes on the entries that have a name. Of a map that fails, the entries read so far are
     * kept.
     */
    private void entries(@Nullable Map<?, ?> map, BiConsumer<String, @Nullable Object> taker) {
        if (map == null) {
            return;
        }
        if (converter.isLazy(map)) {
            taker.accept(MORE, "<" + map.getClass().getName() + ">");
            return;
        }
        try {
            int left = MOST;
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                if (entry.getKey() != null) {
                    taker.accept(text(entry.getKey(), LONGEST_MESSAGE), entry.getValue());
                }
                if (--left == 0) {
                    break;
                }
            }
        } catch (Throwable e) {
            taker.accept(MORE, "unreadable: " + e.getClass().getName());
        }
    }

    /** The elements of a collection or array, as they are; of a failing one, what was read. */
    public List<@Nullable Object> elements(Object value) {
        List<@Nullable Object> elements = new ArrayList<>();
        try {
            for (Object element : iterable(value)) {
                if (elements.size() == MOST) {
                    break;
                }
                elements.add(element);
            }
        } catch (Throwable e) {
            elements.add("unreadable: " + e.getClass().getName());
        }
        return elements;
    }

    private Iterable<?> iterable(Object value) {
        if (value instanceof Object[] array) {
            return Arrays.asList(array);
        }
        return value instanceof Collection<?> collection && !converter.isLazy(collection)
                ? collection
                : List.of();
    }

    /** A value as a text; not always one, whatever the type it is said to be of. */
    public @Nullable String text(@Nullable Object value) {
        return value == null ? null : text(value, LONGEST_HEADER);
    }

    private String text(Object value, int longest) {
        return value instanceof String text
                ? Texts.cut(text, longest)
                : String.valueOf(converter.convert(value));
    }

    /** Converted values by name. */
    public Map<String, Object> extras(@Nullable Map<?, ?> extras) {
        return extras == null ? Map.of() : converter.convertAll(extras);
    }

    /** A converted value. */
    public @Nullable Object value(@Nullable Object value) {
        return converter.convert(value);
    }

    /** Converted values in their order. */
    public List<@Nullable Object> values(@Nullable Object[] values) {
        List<@Nullable Object> taken = new ArrayList<>();
        for (int i = 0; i < values.length && i < MOST_PARTS; i++) {
            taken.add(converter.convert(values[i]));
        }
        return taken;
    }

    /** A user with converted data. */
    public User user(User user) {
        Map<String, Object> data = user.data();
        return limited(user, data.isEmpty() ? data : converter.convertAll(data));
    }

    static @Nullable User limited(@Nullable User user) {
        return user == null ? null : limited(user, user.data());
    }

    private static User limited(User user, Map<String, Object> data) {
        if (fits(user.id(), LONGEST_PART)
                && fits(user.username(), LONGEST_PART)
                && fits(user.email(), LONGEST_EMAIL)
                && fits(user.ipAddress(), LONGEST_PART)
                && data == user.data()) {
            return user;
        }
        return User.builder()
                .id(cut(user.id(), LONGEST_PART))
                .username(cut(user.username(), LONGEST_PART))
                .email(cut(user.email(), LONGEST_EMAIL))
                .ipAddress(cut(user.ipAddress(), LONGEST_PART))
                .data(data)
                .build();
    }

    /** A request with a converted body, which has a limit: sentry.max-request-body-size. */
    public HttpRequest request(HttpRequest request) {
        Object data = request.data();
        return limited(
                request,
                data instanceof String text
                        ? Texts.cut(text, LONGEST_BODY)
                        : converter.convert(data));
    }

    static @Nullable HttpRequest limited(@Nullable HttpRequest request) {
        return request == null ? null : limited(request, request.data());
    }

    private static HttpRequest limited(HttpRequest request, @Nullable Object data) {
        Map<String, String> headers = limited(request.headers());
        Map<String, String> cookies = limited(request.cookies());
        Map<String, String> env = limited(request.env());
        if (fits(request.url(), LONGEST_URL)
                && fits(request.method(), LONGEST_WORD)
                && fits(request.queryString(), LONGEST_HEADER)
                && headers == request.headers()
                && cookies == request.cookies()
                && env == request.env()
                && data == request.data()) {
            return request;
        }
        return HttpRequest.builder()
                .url(cut(request.url(), LONGEST_URL))
                .method(cut(request.method(), LONGEST_WORD))
                .queryString(cut(request.queryString(), LONGEST_HEADER))
                .headers(headers)
                .cookies(cookies)
                .data(data)
                .env(env)
                .build();
    }

    private static Map<String, String> limited(Map<String, String> pairs) {
        boolean fits = pairs.size() <= MOST_PARTS;
        for (Map.Entry<String, String> pair : pairs.entrySet()) {
            fits &=
                    pair.getKey().length() <= LONGEST_PART
                            && pair.getValue().length() <= LONGEST_HEADER;
        }
        if (fits) {
            return pairs;
        }
        Map<String, String> limited = new LinkedHashMap<>();
        int left = MOST_PARTS;
        for (Map.Entry<String, String> pair : pairs.entrySet()) {
            if (left-- == 0) {
                break;
            }
            limited.put(
                    Texts.cut(pair.getKey(), LONGEST_PART),
                    Texts.cut(pair.getValue(), LONGEST_HEADER));
        }
        return limited;
    }

    /** Returns the breadcrumb that a caller describes; null if the caller fails. */
    public @Nullable Breadcrumb breadcrumb(@Nullable Consumer<Breadcrumb.Builder> with) {
        Breadcrumb.Builder builder = Breadcrumb.builder();
        try {
            if (with == null) {
                return null;
            }
            with.accept(builder);
            return builder.build();
        } catch (Throwable e) {
            return null;
        }
    }

    /** A breadcrumb with converted data: little of it, as there are many of them. */
    public Breadcrumb breadcrumb(Breadcrumb crumb) {
        Map<String, Object> data = crumb.data();
        if (fits(crumb.message(), LONGEST_MESSAGE)
                && fits(crumb.category(), LONGEST_PART)
                && fits(crumb.type(), LONGEST_PART)
                && (data.isEmpty() || converter.isPlain(data, LARGEST_CRUMB))) {
            return crumb;
        }
        return crumb.toBuilder()
                .message(cut(crumb.message(), LONGEST_MESSAGE))
                .category(cut(crumb.category(), LONGEST_PART))
                .type(cut(crumb.type(), LONGEST_PART))
                .data(converter.convertAll(data, LARGEST_CRUMB))
                .build();
    }

    private static boolean fits(@Nullable String text, int most) {
        return text == null || text.length() <= most;
    }

    /**
     * Converts an event that the application has built by hand. Its values are taken as they are
     * now, and null elements are left out.
     */
    public Event event(Event event) {
        Event.Builder taken = event.toBuilder();
        for (EventAttribute attribute : EventAttribute.ALL) {
            Object value = attribute.get(event);
            if (value != null) {
                attribute.set(taken, attributeValue(attribute, value, event));
            }
        }
        return taken.build();
    }

    private @Nullable Object attributeValue(EventAttribute attribute, Object value, Event event) {
        if (value instanceof String text) {
            return attribute.limited(text);
        }
        return switch (attribute) {
            case MESSAGE -> message(event.message());
            case FINGERPRINT -> parts(value);
            case TAGS, MODULES, TRACE_HEADER -> withoutNulls(tags((Map<?, ?>) value));
            case EXTRA -> extras(event.extra());
            case CONTEXTS -> contexts(event.contexts());
            case USER -> user((User) value);
            case REQUEST -> request((HttpRequest) value);
            case BREADCRUMBS -> each(event.breadcrumbs(), this::breadcrumb);
            case EXCEPTIONS ->
                    each(event.exceptions(), one -> one.withFrames(frames(one.frames())));
            case THREADS -> each(event.threads(), one -> one.withFrames(frames(one.frames())));
            default -> value;
        };
    }

    private Map<String, Map<String, Object>> contexts(Map<String, Map<String, Object>> contexts) {
        Map<String, Map<String, Object>> taken = new LinkedHashMap<>();
        for (Map.Entry<String, @Nullable Object> context : entries(contexts).entrySet()) {
            if (context.getValue() instanceof Map<?, ?> map) {
                taken.put(context.getKey(), extras(map));
            }
        }
        return taken;
    }

    private static <T> List<T> each(List<T> list, UnaryOperator<T> limit) {
        List<T> taken = present(list);
        taken.replaceAll(limit);
        return taken;
    }

    private @Nullable LogEntry message(@Nullable LogEntry entry) {
        return entry == null
                ? null
                : LogEntry.of(
                        Texts.cut(entry.message(), LONGEST_TEXT),
                        parts(entry.params(), LONGEST_MESSAGE),
                        cut(entry.formatted(), LONGEST_TEXT));
    }

    /** Parts of a fingerprint. */
    public List<String> parts(Object parts) {
        return parts(parts, LONGEST_NAME);
    }

    private List<String> parts(Object parts, int longest) {
        List<String> texts = new ArrayList<>();
        for (Object part : elements(parts)) {
            if (part != null && texts.size() < MOST_PARTS) {
                texts.add(Texts.cut(text(part, longest), longest));
            }
        }
        return texts;
    }

    private List<StackFrame> frames(List<StackFrame> frames) {
        List<StackFrame> taken = new ArrayList<>();
        for (StackFrame frame : present(frames)) {
            taken.add(frame.vars().isEmpty() ? frame : frame.withVars(extras(frame.vars())));
        }
        return taken;
    }

    private static <T> List<T> present(List<T> list) {
        List<T> present = new ArrayList<>();
        for (T element : list) {
            if (element != null && present.size() < MOST) {
                present.add(element);
            }
        }
        return present;
    }

    /** Returns the entries that have a value; a null value asks for a removal. */
    public static Map<String, String> withoutNulls(Map<String, @Nullable String> texts) {
        Map<String, String> present = new LinkedHashMap<>();
        for (Map.Entry<String, @Nullable String> entry : texts.entrySet()) {
            String text = entry.getValue();
            if (text != null) {
                present.put(entry.getKey(), text);
            }
        }
        return present;
    }

    private static @Nullable String cut(@Nullable String text, int most) {
        return text == null ? null : Texts.cut(text, most);
    }
}
