/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.event;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.ravenee.Breadcrumb;
import org.ravenee.Event;
import org.ravenee.ExceptionValue;
import org.ravenee.HttpRequest;
import org.ravenee.LogEntry;
import org.ravenee.StackFrame;
import org.ravenee.ThreadInfo;
import org.ravenee.User;
import org.ravenee.internal.attribute.EventAttribute;
import org.ravenee.internal.context.ContextData;
import org.ravenee.internal.values.Texts;
import org.ravenee.internal.values.ThrowableLink;

/**
 * Estimates the size of an event: an upper bound of its JSON from the lengths of its texts, a close
 * value of its JSON from every char, or the memory that it retains.
 */
public final class EventSize implements BiConsumer<Object, Object> {

    /** Names and punctuation of a member, of a frame, of whatever else has a fixed form. */
    private static final int FIXED = 24;

    private static final int FIXED_OF_FRAME = 120;
    private static final int FIXED_OF_EVENT = 2_000;

    /** A control character is written as its name. */
    private static final int MOST_BYTES_PER_CHAR = 8;

    /** A text and its place in a map, as objects. */
    private static final int RETAINED_FIXED = 56;

    private static final int RETAINED_ALONE = 1_000;
    private static final int RETAINED_PER_THROWABLE = 3_000;

    /** Not the JSON, but the memory is of interest. */
    private final boolean retained;

    /** The bytes of a char; 0 to measure each of them. */
    private final int perChar;

    private long bytes = FIXED_OF_EVENT;

    private EventSize(boolean retained, int perChar) {
        this.retained = retained;
        this.perChar = perChar;
    }

    static long atMost(Event event) {
        return new EventSize(false, MOST_BYTES_PER_CHAR).add(event);
    }

    static long closely(Event event) {
        return new EventSize(false, 0).add(event);
    }

    static long closely(@Nullable Object value) {
        EventSize size = new EventSize(false, 0);
        size.any(value);
        return size.bytes - FIXED_OF_EVENT;
    }

    /** Estimates the memory that an event takes. */
    public static long retained(Event event) {
        return new EventSize(true, 1).add(event);
    }

    /**
     * Estimates the memory that a snapshot takes. The data of the context is shared with other
     * events of the same request, and is counted even so, as this may be the only one. Breadcrumbs
     * are not: there are too many, and their number is bounded.
     */
    static long retained(Snapshot snapshot) {
        EventSize size = new EventSize(true, 1);
        size.bytes = RETAINED_ALONE;
        if (snapshot.stack != null) {
            size.bytes += RETAINED_PER_THROWABLE;
        }
        size.builder(snapshot.builder);
        ContextData context = snapshot.context;
        size.any(context.tags());
        size.any(context.extra());
        size.user(context.user());
        size.request(context.request());
        size.text(context.transaction());
        for (ThrowableLink link : snapshot.chain.links()) {
            size.bytes += RETAINED_PER_THROWABLE + link.retainedChars();
        }
        return size.bytes;
    }

    private void builder(DefaultEventBuilder builder) {
        text(builder.template);
        any(builder.params);
        for (EventAttribute attribute : EventAttribute.ALL) {
            Object value = builder.get(attribute);
            if (value != null) {
                any(value);
            }
        }
        if (builder.frameVariables != null) {
            any(builder.frameVariables.values());
        }
    }

    private long add(Event event) {
        for (EventAttribute attribute : EventAttribute.ALL) {
            any(attribute.get(event));
        }
        return bytes;
    }

    private void message(LogEntry message) {
        text(message.message());
        any(message.params());
        text(message.formatted());
    }

    private void exception(ExceptionValue exception) {
        bytes += 2 * FIXED_OF_FRAME;
        text(exception.type());
        text(exception.value());
        text(exception.module());
        text(exception.mechanism().type());
        text(exception.mechanism().source());
        frames(exception.frames());
    }

    private void thread(ThreadInfo thread) {
        bytes += FIXED_OF_FRAME;
        text(thread.name());
        frames(thread.frames());
    }

    private void breadcrumb(Breadcrumb breadcrumb) {
        bytes += FIXED_OF_FRAME;
        text(breadcrumb.message());
        text(breadcrumb.category());
        text(breadcrumb.type());
        any(breadcrumb.data());
    }

    private void user(@Nullable User user) {
        if (user != null) {
            text(user.id());
            text(user.username());
            text(user.email());
            text(user.ipAddress());
            any(user.data());
        }
    }

    private void request(@Nullable HttpRequest request) {
        if (request != null) {
            text(request.url());
            text(request.method());
            text(request.queryString());
            any(request.headers());
            any(request.cookies());
            any(request.data());
            any(request.env());
        }
    }

    private void frames(List<StackFrame> frames) {
        bytes += fixed();
        for (StackFrame frame : frames) {
            frame(frame);
        }
    }

    private void frame(StackFrame frame) {
        bytes += FIXED_OF_FRAME;
        any(frame.vars());
        if (retained) {
            // The rest of it is the same for all events.
            return;
        }
        text(frame.module());
        text(frame.function());
        text(frame.filename());
        StackFrame.SourceLines source = frame.source();
        if (source != null) {
            any(source.before());
            text(source.line());
            any(source.after());
        }
    }

    private void any(@Nullable Object value) {
        if (value instanceof String text) {
            text(text);
        } else if (value instanceof Map<?, ?> map) {
            bytes += fixed();
            if (!map.isEmpty()) {
                map.forEach(this);
            }
        } else if (value instanceof Collection<?> list) {
            bytes += fixed();
            if (!list.isEmpty()) {
                for (Object element : list) {
                    any(element);
                }
            }
        } else if (value == null
                || value instanceof Instant
                || value instanceof Boolean
                || value instanceof Integer
                || value instanceof Long) {
            bytes += fixed();
        } else if (!isPart(value)) {
            if (retained) {
                bytes += fixed();
            } else {
                text(value.toString());
            }
        }
    }

    /** Adds a part of an event that has attributes of its own. */
    private boolean isPart(Object value) {
        if (value instanceof StackFrame frame) {
            frame(frame);
        } else if (value instanceof Breadcrumb breadcrumb) {
            breadcrumb(breadcrumb);
        } else if (value instanceof ExceptionValue exception) {
            exception(exception);
        } else if (value instanceof ThreadInfo thread) {
            thread(thread);
        } else if (value instanceof User user) {
            user(user);
        } else if (value instanceof HttpRequest request) {
            request(request);
        } else if (value instanceof LogEntry message) {
            message(message);
        } else {
            return false;
        }
        return true;
    }

    /** Adds an entry of a map. */
    @Override
    public void accept(Object name, @Nullable Object value) {
        text(String.valueOf(name));
        any(value);
    }

    private int fixed() {
        return retained ? RETAINED_FIXED : FIXED;
    }

    private void text(@Nullable String text) {
        if (text == null) {
            return;
        }
        bytes += fixed();
        if (perChar > 0) {
            bytes += (long) perChar * text.length();
            return;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7f) {
                bytes += c == '"' || c == '\\' ? 2 : 1;
            } else if (Texts.isHidden(c)) {
                bytes += MOST_BYTES_PER_CHAR;
            } else {
                bytes += c < 0x800 ? 2 : 3;
            }
        }
    }
}
