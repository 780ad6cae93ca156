/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import jakarta.annotation.Priority;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Providers;
import org.jspecify.annotations.Nullable;
import org.ravenee.EventId;
import org.ravenee.Scope;
import org.ravenee.cdi.spi.Reporter;

/**
 * Maps exceptions that no mapper of the application matches to an {@link ErrorResponse} with the id
 * of the event. Every other mapper goes before this one. Where the implementation would have found
 * a response of the application without this mapper, such as that of the mapper of a cause, that
 * response is used; the {@link MappingRules} find it. Thread-safe.
 *
 * <p>A mapper is used although it matches every exception, because no later place serves all
 * implementations: Jersey and CXF hand unmapped exceptions to the servlet container, and a response
 * filter of RESTEasy cannot distinguish the default response from that of a mapper.
 */
@Priority(Integer.MAX_VALUE)
final class RavenExceptionMapper implements ExceptionMapper<Throwable> {

    private final Reporter reporter;
    private final UnmappedExceptionLog log;
    private final MappingRules rules;

    /** Makes the response instead of an {@link ErrorResponse}; null for none. */
    private final @Nullable ExceptionMapper<Throwable> byDefault;

    @Context private @Nullable Providers providers;
    @Context private @Nullable HttpHeaders headers;

    /** Serves one application. */
    RavenExceptionMapper(Reporter reporter, MappingRules rules) {
        this(reporter, rules, null);
    }

    /** Serves an application whose server still maps unmapped exceptions itself. */
    RavenExceptionMapper(
            Reporter reporter, MappingRules rules, @Nullable ExceptionMapper<Throwable> byDefault) {
        this.byDefault = byDefault;
        this.reporter = reporter;
        this.log = new UnmappedExceptionLog(reporter);
        this.rules = rules;
    }

    @Override
    public @Nullable Response toResponse(Throwable thrown) {
        return toResponse(thrown, headers);
    }

    /** Makes the response to a request with these headers; null if they are unknown. */
    @Nullable Response toResponse(Throwable thrown, @Nullable HttpHeaders accepting) {
        MappingRules.ResponseSource source = responseOfApplication(thrown);
        if (source != null) {
            return ResponseReporting.respond(reporter, thrown, source::response);
        }
        try (Scope scope = CurrentRequest.attach(reporter)) {
            EventId id = report(thrown);
            if (byDefault != null) {
                return byDefault.toResponse(rules.unmapped(thrown));
            }
            log.add(thrown, id);
            return ErrorResponse.of(id, accepting);
        }
    }

    private MappingRules.@Nullable ResponseSource responseOfApplication(Throwable thrown) {
        try {
            return rules.responseTo(thrown, providers);
        } catch (RuntimeException | LinkageError e) {
            reporter.failed(e);
            return MapperLookup.ownResponse(thrown);
        }
    }

    private EventId report(Throwable thrown) {
        try {
            return ResponseReporting.reportNow(reporter, thrown);
        } catch (RuntimeException | LinkageError e) {
            reporter.failed(e);
            return EventId.NONE;
        }
    }
}
