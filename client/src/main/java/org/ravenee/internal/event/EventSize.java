/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.event;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ravenee.Breadcrumb;
import org.ravenee.Event;
import org.ravenee.ExceptionValue;
import org.ravenee.HttpRequest;
import org.ravenee.LogEntry;
import org.ravenee.StackFrame;
import org.ravenee.ThreadInfo;
import org.ravenee.User;

/**
 * How large an event is as JSON: at most so many bytes, quickly from the lengths of its texts, or
 * closely from every char of them.
 */
final class EventSize {

    /** Names and punctuation of a member, of a frame, of whatever else has a fixed form. */
    private static final int FIXED = 24;

    private static final int FIXED_OF_FRAME = 120;
    private static final int FIXED_OF_EVENT = 2_000;

    /** A control char becomes six bytes. */
    private static final int MOST_BYTES_PER_CHAR = 6;

    private final boolean closely;
    private long bytes = FIXED_OF_EVENT;

    private EventSize(boolean closely) {
        this.closely = closely;
    }

    static long atMost(Event event) {
        return new EventSize(false).add(event);
    }

    static long closely(Event event) {
        return new EventSize(true).add(event);
    }

    static long closely(@Nullable Object value) {
        EventSize size = new EventSize(true);
        size.any(value);
        return size.bytes - FIXED_OF_EVENT;
    }

    private long add(Event event) {
        text(event.logger());
        text(event.transaction());
        text(event.serverName());
        text(event.release());
        text(event.dist());
        text(event.environment());
        LogEntry message = event.message();
        if (message != null) {
            text(message.message());
            any(message.params());
            text(message.formatted());
        }
        any(event.fingerprint());
        any(event.tags());
        any(event.extra());
        any(event.contexts());
        any(event.modules());
        user(event.user());
        request(event.request());
        for (Breadcrumb crumb : event.breadcrumbs()) {
            bytes += FIXED_OF_FRAME;
            text(crumb.message());
            text(crumb.category());
            text(crumb.type());
            any(crumb.data());
        }
        for (ExceptionValue exception : event.exceptions()) {
            bytes += 2 * FIXED_OF_FRAME;
            text(exception.type());
            text(exception.value());
            text(exception.module());
            text(exception.mechanism().type());
            text(exception.mechanism().source());
            exception.frames().forEach(this::frame);
        }
        for (ThreadInfo thread : event.threads()) {
            bytes += FIXED_OF_FRAME;
            text(thread.name());
            thread.frames().forEach(this::frame);
        }
        return bytes;
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

    private void frame(StackFrame frame) {
        bytes += FIXED_OF_FRAME;
        text(frame.module());
        text(frame.function());
        text(frame.filename());
        if (frame.filename() != null) {
            // Once more, in the path.
            text(frame.module());
            text(frame.filename());
        }
        StackFrame.SourceLines source = frame.source();
        if (source != null) {
            any(source.before());
            text(source.line());
            any(source.after());
        }
        any(frame.vars());
    }

    private void any(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            bytes += FIXED;
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                text(String.valueOf(entry.getKey()));
                any(entry.getValue());
            }
        } else if (value instanceof Collection<?> list) {
            bytes += FIXED;
            list.forEach(this::any);
        } else if (value instanceof Boolean || value instanceof Integer || value instanceof Long) {
            bytes += FIXED;
        } else if (value != null) {
            text(value.toString());
        } else {
            bytes += FIXED;
        }
    }

    private void text(@Nullable String text) {
        if (text == null) {
            return;
        }
        bytes += FIXED;
        if (!closely) {
            bytes += (long) MOST_BYTES_PER_CHAR * text.length();
            return;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20) {
                bytes += MOST_BYTES_PER_CHAR;
            } else if (c < 0x80) {
                bytes += c == '"' || c == '\\' ? 2 : 1;
            } else {
                bytes += c < 0x800 ? 2 : 3;
            }
        }
    }
}
