/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.event;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ravenee.HttpRequest;
import org.ravenee.Level;
import org.ravenee.User;
import org.ravenee.spi.FrameVariables;

/** Sets attributes of an event by their names in the protocol. */
final class EventData {

    private EventData() {}

    /** What is no attribute, or no value for it, is a particular: nothing is lost silently. */
    static void set(EventDraft draft, String key, @Nullable Object value) {
        if (key == null) {
            return;
        }
        if (value == null || !attribute(draft, key.toLowerCase(Locale.ROOT), value)) {
            draft.extra(key, value);
        }
    }

    private static boolean attribute(EventDraft draft, String key, Object value) {
        if (value instanceof String text) {
            return text(draft, key, text);
        }
        if (value instanceof Map<?, ?> map) {
            return map(draft, key, texts(map));
        }
        if (value instanceof Level level && key.equals("level")) {
            draft.level(level);
        } else if (value instanceof Instant instant && key.equals("timestamp")) {
            draft.timestamp(instant);
        } else if (value instanceof User user && key.equals("user")) {
            draft.user(user);
        } else if (value instanceof HttpRequest request && key.equals("request")) {
            draft.request(request);
        } else if (value instanceof Throwable throwable && key.equals("exception")) {
            draft.exception = throwable;
        } else if (value instanceof FrameVariables variables && key.equals(FrameVariables.KEY)) {
            draft.frameVariables(variables);
        } else if (value instanceof Collection<?> parts && key.equals("fingerprint")) {
            draft.fingerprint(parts.stream().map(String::valueOf).toArray(String[]::new));
        } else {
            return false;
        }
        return true;
    }

    private static boolean text(EventDraft draft, String key, String value) {
        switch (key) {
            case "message" -> draft.message(value);
            case "logger" -> draft.logger(value);
            case "transaction", "culprit" -> draft.transaction(value);
            case "release" -> draft.release(value);
            case "dist" -> draft.dist = value;
            case "environment" -> draft.environment(value);
            case "server_name" -> draft.serverName(value);
            case "site" -> draft.tag("site", value);
            case "level" -> {
                try {
                    draft.level(Level.of(value));
                } catch (IllegalArgumentException e) {
                    return false;
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static boolean map(EventDraft draft, String key, Map<String, Object> map) {
        switch (key) {
            case "tags" -> map.forEach((name, value) -> draft.tag(name, String.valueOf(value)));
            case "extra" -> draft.extras(map);
            case "contexts" ->
                    map.forEach(
                            (name, value) -> {
                                if (value instanceof Map<?, ?> context) {
                                    draft.context(name, texts(context));
                                }
                            });
            default -> {
                return false;
            }
        }
        return true;
    }

    private static Map<String, Object> texts(Map<?, ?> map) {
        Map<String, Object> texts = new LinkedHashMap<>();
        map.forEach((name, value) -> texts.put(String.valueOf(name), value));
        return texts;
    }
}
