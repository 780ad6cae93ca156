/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.context;

import java.util.LinkedHashMap;
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

    /** Tags by name; those whose value is null are to be removed. */
    public Map<String, @Nullable String> tags(@Nullable Map<?, ?> tags) {
        Map<String, @Nullable String> taken = new LinkedHashMap<>();
        if (tags == null) {
            return taken;
        }
        try {
            int left = MOST_TAGS;
            for (Map.Entry<?, ?> tag : tags.entrySet()) {
                if (--left < 0) {
                    break;
                }
                if (tag.getKey() != null) {
                    Object value = tag.getValue();
                    taken.put(tag.getKey().toString(), value == null ? null : value.toString());
                }
            }
        } catch (Throwable e) {
            // A map that changes meanwhile, or is hostile: what was read so far is kept.
        }
        return taken;
    }

    /** Converted values by name. */
    public Map<String, Object> extras(@Nullable Map<String, ?> extras) {
        return extras == null ? Map.of() : converter.convertAll(extras);
    }

    /** One converted value. */
    public @Nullable Object value(@Nullable Object value) {
        return converter.convert(value);
    }

    public User user(User user) {
        return user.data().isEmpty()
                ? user
                : user.toBuilder().data(converter.convertAll(user.data())).build();
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
                        .data(converter.convertAll(crumb.data()))
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
