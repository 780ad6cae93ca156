/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.context;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ravenee.Breadcrumb;
import org.ravenee.Event;
import org.ravenee.HttpRequest;
import org.ravenee.User;
import org.ravenee.internal.values.Texts;
import org.ravenee.internal.values.ValueConverter;

/** Takes what callers hand over as it is now, whatever it is. Never throws. */
public final class CallerValues {

    private static final int LONGEST_MESSAGE = 1024;
    private static final int LONGEST_CATEGORY = 128;
    private static final int MOST_TAGS = 1_000;
    private static final int LONGEST_BODY = 100_000;

    private final ValueConverter converter;

    /** Converts values by the client's limits. */
    public CallerValues(ValueConverter converter) {
        this.converter = converter;
    }

    /** Takes the values of one event: all of them together may take as long as one of them. */
    public CallerValues forOneEvent() {
        return new CallerValues(converter.forOneEvent());
    }

    /** Tags by name; those whose value is null are to be removed. */
    public Map<String, @Nullable String> tags(@Nullable Map<?, ?> tags) {
        Map<String, @Nullable String> taken = new LinkedHashMap<>();
        if (tags == null) {
            return taken;
        }
        Map<?, ?> safe = ValueConverter.isHarmless(tags) ? tags : converter.convertAll(cast(tags));
        try {
            int left = MOST_TAGS;
            for (Map.Entry<?, ?> tag : safe.entrySet()) {
                if (--left < 0) {
                    break;
                }
                if (tag.getKey() != null) {
                    Object value = tag.getValue();
                    taken.put(text(tag.getKey()), value == null ? null : text(value));
                }
            }
        } catch (RuntimeException e) {
            // A map that changes meanwhile: what was read so far is kept.
        }
        return taken;
    }

    /** Not always a text, whatever the type of the map says. */
    private String text(Object value) {
        return value instanceof String text ? text : String.valueOf(converter.convert(value));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, ?> cast(Map<?, ?> map) {
        return (Map<String, ?>) map;
    }

    /** Converted values by name. */
    public Map<String, Object> extras(@Nullable Map<String, ?> extras) {
        return extras == null ? Map.of() : converter.convertAll(extras);
    }

    /** Converted values in their order. */
    public List<@Nullable Object> values(@Nullable Object[] values) {
        List<@Nullable Object> taken = new ArrayList<>(values.length);
        for (Object value : values) {
            taken.add(converter.convert(value));
        }
        return taken;
    }

    public User user(User user) {
        return user.data().isEmpty()
                ? user
                : user.toBuilder().data(converter.convertCopy(user.data())).build();
    }

    public HttpRequest request(HttpRequest request) {
        Object data = request.data();
        if (data == null) {
            return request;
        }
        // A body has a limit of its own: sentry.max-request-body-size.
        Object taken =
                data instanceof String text
                        ? Texts.cut(text, LONGEST_BODY)
                        : converter.convert(data);
        return request.toBuilder().data(taken).build();
    }

    /** What a caller describes; null if it fails to. */
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

    public Breadcrumb breadcrumb(Breadcrumb crumb) {
        String message = cut(crumb.message(), LONGEST_MESSAGE);
        String category = cut(crumb.category(), LONGEST_CATEGORY);
        boolean asItIs =
                crumb.data().isEmpty()
                        && message == crumb.message()
                        && category == crumb.category();
        return asItIs
                ? crumb
                : crumb.toBuilder()
                        .message(message)
                        .category(category)
                        .data(converter.convertCopy(crumb.data()))
                        .build();
    }

    /** An event that was put together by hand, with what it holds taken as it is now. */
    public Event event(Event event) {
        User user = event.user();
        HttpRequest request = event.request();
        Map<String, Map<String, Object>> contexts = new LinkedHashMap<>();
        event.contexts().forEach((name, context) -> contexts.put(name, extras(context)));
        return event.toBuilder()
                .extra(extras(event.extra()))
                .contexts(contexts)
                .user(user == null ? null : user(user))
                .request(request == null ? null : request(request))
                .breadcrumbs(event.breadcrumbs().stream().map(this::breadcrumb).toList())
                .build();
    }

    private static @Nullable String cut(@Nullable String text, int most) {
        return text == null ? null : Texts.cut(text, most);
    }
}
