/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import jakarta.ws.rs.InternalServerErrorException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.spi.RequestContext;

class RavenExceptionMapperTest {

    private final Recording recording = new Recording();
    private final Reporter reporter = recording.reporter();
    private final RavenExceptionMapper mapper =
            new RavenExceptionMapper(reporter, new SpecificationRules());

    @AfterEach
    void close() {
        reporter.client().close();
    }

    @Test
    void respondsWithAProblemDocumentThatNamesTheEventAndNothingOfTheFailure() {
        Response answer = mapper.toResponse(new IllegalStateException("inner workings"));

        String id = recording.events().get(0).id().toString();
        assertThat(answer.getStatus()).isEqualTo(500);
        assertThat(answer.getMediaType()).hasToString("application/problem+json");
        assertThat(answer.getEntity())
                .isEqualTo(
                        "{\"type\":\"about:blank\",\"title\":\"Internal Server Error\","
                                + "\"status\":500,\"event_id\":\""
                                + id
                                + "\"}");
    }

    @Test
    void reportsUnmappedExceptionsAtOnce() {
        RequestContext context = reporter.begin(null);

        mapper.toResponse(new IllegalStateException());

        assertThat(recording.events())
                .singleElement()
                .satisfies(
                        event ->
                                assertThat(event.exceptions().get(0).mechanism().type())
                                        .isEqualTo("auto.http.jaxrs"));
        assertThat(context.lastEventId()).isEqualTo(recording.events().get(0).id());
        context.detach();
    }

    @Test
    void reportsOnceWhatTheResourceWasSeenToThrow() {
        RequestContext context = reporter.begin(null);
        IllegalStateException failure = new IllegalStateException();
        reporter.reportOnResponse(reporter.request(), failure, "auto.http.jaxrs");

        mapper.toResponse(failure);
        reporter.reportDeferred(context, 500);

        assertThat(recording.events()).hasSize(1);
        context.detach();
    }

    @Test
    void leavesTheResponseOfAWebApplicationExceptionUntouched() {
        Response own = Response.status(418).entity("short and stout").build();

        assertThat(mapper.toResponse(new WebApplicationException(own))).isSameAs(own);
        assertThat(recording.events()).isEmpty();
    }

    @Test
    void doesNotSendTheResponseInsideOfAWrapper() {
        Response answer = mapper.toResponse(new CompletionException(new NotFoundException()));

        assertThat(answer.getStatus()).isEqualTo(500);
        assertThat(answer.getMediaType()).hasToString("application/problem+json");
        assertThat(recording.events()).hasSize(1);
    }

    @Test
    void reportsAWebApplicationExceptionThatTellsOfAFailure() {
        mapper.toResponse(new InternalServerErrorException());

        assertThat(recording.events()).hasSize(1);
    }

    @Test
    void reportsAWebApplicationExceptionOfARequestOnce() {
        RequestContext context = reporter.begin(null);
        InternalServerErrorException failure = new InternalServerErrorException();
        reporter.reportOnResponse(reporter.request(), failure, "auto.http.jaxrs");

        mapper.toResponse(failure);
        reporter.reportDeferred(context, 500);

        assertThat(recording.events()).hasSize(1);
        context.detach();
    }

    @Test
    void reportsNoFailureWhoseResponseHasAnUnreportedStatus() {
        RequestContext context = reporter.begin(null);
        EJBException failure = new EJBException(new NotFoundException());
        reporter.reportOnResponse(reporter.request(), failure, "auto.http.jaxrs");

        mapper.toResponse(failure);
        reporter.reportDeferred(context, 404);

        assertThat(recording.events()).isEmpty();
        context.detach();
    }

    @Test
    void respondsAllTheSameWhereNothingIsSent() {
        reporter.client().close();

        Response answer = mapper.toResponse(new IllegalStateException());

        assertThat(answer.getStatus()).isEqualTo(500);
        assertThat((String) answer.getEntity()).doesNotContain("event_id");
    }
}
