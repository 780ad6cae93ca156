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
import org.ravenee.spi.OperatorLogger;

/**
 * Answers what no mapper of the application matches with an {@link ErrorResponse} that names the
 * event. Every other mapper goes before it. What the implementation would have found for the
 * application in its place, such as the mapper of a cause, is answered as without it; the {@link
 * MappingRules} know that. Thread-safe.
 *
 * <p>A mapper is used although it matches too much, because there is no later place where all
 * implementations can be answered for: Jersey and CXF hand unmapped exceptions to the servlet
 * container, and a response filter of RESTEasy cannot tell its default answer from a mapper's.
 */
@Priority(Integer.MAX_VALUE)
final class RavenExceptionMapper implements ExceptionMapper<Throwable> {

    private final Reporter reporter;
    private final OperatorLogger log;
    private final MappingRules rules;

    /** Answers instead of an {@link ErrorResponse}. */
    private final @Nullable ExceptionMapper<Throwable> byDefault;

    @Context private @Nullable Providers providers;
    @Context private @Nullable HttpHeaders headers;

    /** Serves one application. */
    RavenExceptionMapper(Reporter reporter, MappingRules rules) {
        this(reporter, rules, null);
    }

    /** Serves an application whose server still answers unmapped exceptions. */
    RavenExceptionMapper(
            Reporter reporter, MappingRules rules, @Nullable ExceptionMapper<Throwable> byDefault) {
        this.byDefault = byDefault;
        this.reporter = reporter;
        this.log = new OperatorLogger("org.ravenee.jaxrs", reporter.options().sanitizeKeys());
        this.rules = rules;
    }

    @Override
    public @Nullable Response toResponse(Throwable thrown) {
        return toResponse(thrown, headers);
    }

    /** Answers a request with these headers; null if they are unknown. */
    @Nullable Response toResponse(Throwable thrown, @Nullable HttpHeaders accepting) {
        MappingRules.Answer answer = answerOfApplication(thrown);
        if (answer != null) {
            return ResponseReporting.respond(reporter, thrown, answer::response);
        }
        try (Scope scope = CurrentRequest.attach(reporter)) {
            EventId id = report(thrown);
            if (byDefault != null) {
                return byDefault.toResponse(rules.unmapped(thrown));
            }
            log(thrown, id);
            return ErrorResponse.of(id, accepting);
        }
    }

    private MappingRules.@Nullable Answer answerOfApplication(Throwable thrown) {
        try {
            return rules.answerTo(thrown, providers);
        } catch (RuntimeException | LinkageError e) {
            reporter.failed(e);
            return MapperLookup.ownResponse(thrown);
        }
    }

    private EventId report(Throwable thrown) {
        try {
            return reporter.report(thrown, ResponseReporting.MECHANISM);
        } catch (RuntimeException | LinkageError e) {
            reporter.failed(e);
            return EventId.NONE;
        }
    }

    /** The implementation's default mapper would have logged the exception. */
    private void log(Throwable thrown, EventId id) {
        reporter.guard(
                () ->
                        log.logThrown(
                                JaxrsMessages.UNMAPPED,
                                thrown,
                                transaction(),
                                thrown.getClass().getSimpleName(),
                                id.isPresent() ? " (event " + id + ")" : ""));
    }

    private String transaction() {
        String transaction = reporter.client().context().snapshot().transaction();
        return transaction == null ? "A request" : transaction;
    }
}
