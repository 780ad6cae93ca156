/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.envelope;

import java.time.Instant;
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
import org.ravenee.internal.json.JsonWriter;

/**
 * Writes events as the protocol's JSON. Keys and forms are those that every known server takes: no
 * unknown key, lists inside {@code values}, tags and parameters as texts.
 */
final class EventPayload {

    private final JsonWriter json;
    private final List<String> integrations;
    private final WrittenFrames written = new WrittenFrames();

    EventPayload(JsonWriter json, List<String> integrations) {
        this.json = json;
        this.integrations = integrations;
    }

    void write(Event event) {
        json.beginObject().member("platform", "java");
        json.name("sdk").beginObject().member("name", Sdk.NAME).member("version", Sdk.version());
        if (!integrations.isEmpty()) {
            json.name("integrations").any(integrations);
        }
        json.endObject();
        for (EventAttribute attribute : EventAttribute.ALL) {
            write(attribute, event);
        }
        json.endObject();
    }

    private void write(EventAttribute attribute, Event event) {
        switch (attribute) {
            case MESSAGE -> message(event.message());
            case EXCEPTIONS -> exceptions(event.exceptions());
            case THREADS -> threads(event.threads());
            case BREADCRUMBS -> breadcrumbs(event.breadcrumbs());
            case REQUEST -> request(event.request());
            case USER -> user(event.user());
            // A build is a build of a release.
            case DIST -> json.member("dist", event.release() == null ? null : event.dist());
            case TRACE_HEADER -> {}
            default -> plain(attribute.key(), attribute.get(event));
        }
    }

    private void plain(String key, @Nullable Object value) {
        if (value instanceof Instant instant) {
            json.member(key, instant);
        } else if (value instanceof Map<?, ?> map) {
            json.member(key, map);
        } else if (value instanceof List<?> list) {
            if (!list.isEmpty()) {
                json.name(key).any(list);
            }
        } else if (value != null) {
            json.member(key, value.toString());
        }
    }

    private void message(@Nullable LogEntry message) {
        if (message == null) {
            return;
        }
        json.name("logentry").beginObject().member("message", message.message());
        if (!message.params().isEmpty()) {
            json.name("params").any(message.params());
        }
        json.member("formatted", message.formatted()).endObject();
    }

    private void exceptions(List<ExceptionValue> exceptions) {
        if (exceptions.isEmpty()) {
            return;
        }
        json.name("exception").beginObject().name("values").beginArray();
        ExceptionValue failure = exceptions.get(exceptions.size() - 1);
        for (ExceptionValue exception : exceptions) {
            json.beginObject()
                    .member("type", exception.type().isBlank() ? "Exception" : exception.type())
                    .member("value", exception.value())
                    .member("module", exception.module());
            if (exception.threadId() > 0) {
                json.member("thread_id", exception.threadId());
            }
            mechanism(exception.mechanism(), exception == failure);
            frames(exception.frames());
            json.endObject();
        }
        json.endArray().endObject();
    }

    /**
     * Writes how an exception came into the event. The real failure alone tells whether it was
     * handled; a source is written where it is not the cause.
     */
    private void mechanism(Mechanism mechanism, boolean isFailure) {
        json.name("mechanism").beginObject().member("type", mechanism.type());
        if (isFailure) {
            json.member("handled", mechanism.handled());
        }
        if (!"cause".equals(mechanism.source())) {
            json.member("source", mechanism.source());
        }
        if (mechanism.exceptionId() >= 0) {
            json.member("exception_id", mechanism.exceptionId());
        }
        if (mechanism.parentId() >= 0) {
            json.member("parent_id", mechanism.parentId());
        }
        if (mechanism.exceptionGroup()) {
            json.member("is_exception_group", true);
        }
        json.endObject();
    }

    private void frames(List<StackFrame> frames) {
        if (frames.isEmpty()) {
            return;
        }
        json.name("stacktrace").beginObject().name("frames").beginArray();
        for (StackFrame frame : frames) {
            frame(frame);
        }
        json.endArray().endObject();
    }

    private void frame(StackFrame frame) {
        json.beginObject();
        written.write(frame, json);
        StackFrame.SourceLines source = frame.source();
        if (source != null) {
            json.name("pre_context").any(source.before());
            json.name("context_line").value(source.line());
            json.name("post_context").any(source.after());
        }
        json.member("vars", frame.vars()).endObject();
    }

    private void threads(List<ThreadInfo> threads) {
        if (threads.isEmpty()) {
            return;
        }
        json.name("threads").beginObject().name("values").beginArray();
        for (ThreadInfo thread : threads) {
            json.beginObject()
                    .member("id", thread.id())
                    .member("name", thread.name())
                    .member("state", thread.state());
            if (thread.crashed()) {
                json.member("crashed", true);
            }
            json.member("current", thread.current());
            frames(thread.frames());
            json.endObject();
        }
        json.endArray().endObject();
    }

    private void breadcrumbs(List<Breadcrumb> crumbs) {
        if (crumbs.isEmpty()) {
            return;
        }
        json.name("breadcrumbs").beginObject().name("values").beginArray();
        for (Breadcrumb crumb : crumbs) {
            json.beginObject()
                    .member("timestamp", crumb.timestamp())
                    .member("type", crumb.type())
                    .member("category", crumb.category())
                    .member("level", crumb.level().toString())
                    .member("message", crumb.message())
                    .member("data", crumb.data())
                    .endObject();
        }
        json.endArray().endObject();
    }

    private void request(@Nullable HttpRequest request) {
        if (request == null) {
            return;
        }
        json.name("request")
                .beginObject()
                .member("method", request.method())
                .member("url", request.url())
                .member("query_string", request.queryString())
                .member("headers", request.headers())
                .member("cookies", request.cookies());
        if (request.data() != null) {
            json.name("data").any(request.data());
        }
        json.member("env", request.env()).endObject();
    }

    private void user(@Nullable User user) {
        if (user == null || user.isEmpty()) {
            return;
        }
        Map<String, Object> data = user.data();
        json.name("user")
                .beginObject()
                .member("id", user.id())
                .member("username", user.username())
                .member("email", user.email())
                .member("ip_address", user.ipAddress())
                .member("data", data)
                .endObject();
    }
}
