/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.attribute;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ravenee.Breadcrumb;
import org.ravenee.Event;
import org.ravenee.EventId;
import org.ravenee.ExceptionValue;
import org.ravenee.HttpRequest;
import org.ravenee.Level;
import org.ravenee.LogEntry;
import org.ravenee.ThreadInfo;
import org.ravenee.User;
import org.ravenee.internal.values.Texts;

/**
 * The attributes of an event, in the order in which they are written. Building an event, its
 * limits, size, shortening, scrubbing and JSON all follow this list: a new attribute is added to
 * {@link Event} and here.
 */
public enum EventAttribute {
    EVENT_ID("event_id"),
    TIMESTAMP("timestamp"),
    LEVEL("level"),
    LOGGER("logger", TextLimit.ofChars(TextLimit.WORD)),
    TRANSACTION("transaction", TextLimit.ofChars(TextLimit.NAME)),
    SERVER_NAME("server_name", TextLimit.ofChars(TextLimit.NAME)),
    RELEASE("release", TextLimit.ofBytes(TextLimit.NAME)),
    DIST("dist", TextLimit.ofBytes(TextLimit.WORD)),
    ENVIRONMENT("environment", TextLimit.ofBytes(TextLimit.WORD)),
    MESSAGE("logentry"),
    BREADCRUMBS("breadcrumbs"),
    REQUEST("request"),
    USER("user"),
    TAGS("tags"),
    EXTRA("extra"),
    CONTEXTS("contexts"),
    MODULES("modules"),
    FINGERPRINT("fingerprint"),
    THREADS("threads"),
    /** Written last, because most of its text resembles what is before it. */
    EXCEPTIONS("exception"),
    /** Of the envelope's header. */
    TRACE_HEADER("trace");

    /** All attributes. */
    public static final List<EventAttribute> ALL = List.of(values());

    private final String key;

    @SuppressWarnings("ImmutableEnumChecker") // a limit is immutable
    private final @Nullable TextLimit limit;

    EventAttribute(String key) {
        this(key, null);
    }

    EventAttribute(String key, @Nullable TextLimit limit) {
        this.key = key;
        this.limit = limit;
    }

    /** Finds an attribute by its name in the protocol; null for any other name. */
    public static @Nullable EventAttribute named(String key) {
        for (EventAttribute attribute : ALL) {
            if (attribute.key.equals(key)) {
                return attribute;
            }
        }
        return null;
    }

    /** Returns the name of the attribute in the protocol. */
    public String key() {
        return key;
    }

    /** Tells whether the value is a text. */
    public boolean isText() {
        return limit != null;
    }

    /** Cuts a text to what servers accept for this attribute. The end of a logger names it. */
    public @Nullable String limited(@Nullable String text) {
        if (limit == null || text == null) {
            return text;
        }
        return limit.apply(this == LOGGER ? Texts.cutStart(text.strip(), TextLimit.WORD) : text);
    }

    /** Reads the attribute of an event. */
    public @Nullable Object get(Event event) {
        return switch (this) {
            case EVENT_ID -> event.id();
            case TIMESTAMP -> event.timestamp();
            case LEVEL -> event.level();
            case LOGGER -> event.logger();
            case TRANSACTION -> event.transaction();
            case SERVER_NAME -> event.serverName();
            case RELEASE -> event.release();
            case DIST -> event.dist();
            case ENVIRONMENT -> event.environment();
            case MESSAGE -> event.message();
            case EXCEPTIONS -> event.exceptions();
            case THREADS -> event.threads();
            case BREADCRUMBS -> event.breadcrumbs();
            case REQUEST -> event.request();
            case USER -> event.user();
            case TAGS -> event.tags();
            case EXTRA -> event.extra();
            case CONTEXTS -> event.contexts();
            case MODULES -> event.modules();
            case FINGERPRINT -> event.fingerprint();
            case TRACE_HEADER -> event.traceHeader();
        };
    }

    /**
     * Sets the attribute of an event.
     *
     * @param value of the type that {@link #get} returns, or null
     */
    @SuppressWarnings({"unchecked", "NullAway"}) // as documented; null is no value
    public void set(Event.Builder event, @Nullable Object value) {
        switch (this) {
            case EVENT_ID -> event.id((EventId) value);
            case TIMESTAMP -> event.timestamp((Instant) value);
            case LEVEL -> event.level((Level) value);
            case LOGGER -> event.logger((String) value);
            case TRANSACTION -> event.transaction((String) value);
            case SERVER_NAME -> event.serverName((String) value);
            case RELEASE -> event.release((String) value);
            case DIST -> event.dist((String) value);
            case ENVIRONMENT -> event.environment((String) value);
            case MESSAGE -> event.message((LogEntry) value);
            case EXCEPTIONS -> event.exceptions((List<ExceptionValue>) value);
            case THREADS -> event.threads((List<ThreadInfo>) value);
            case BREADCRUMBS -> event.breadcrumbs((List<Breadcrumb>) value);
            case REQUEST -> event.request((HttpRequest) value);
            case USER -> event.user((User) value);
            case TAGS -> event.tags((Map<String, String>) value);
            case EXTRA -> event.extra((Map<String, Object>) value);
            case CONTEXTS -> event.contexts((Map<String, Map<String, Object>>) value);
            case MODULES -> event.modules((Map<String, String>) value);
            case FINGERPRINT -> event.fingerprint((List<String>) value);
            case TRACE_HEADER -> event.traceHeader((Map<String, String>) value);
        }
    }
}
