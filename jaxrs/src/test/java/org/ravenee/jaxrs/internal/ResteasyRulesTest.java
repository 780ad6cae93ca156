/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Feature;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.jboss.resteasy.core.SynchronousDispatcher;
import org.jboss.resteasy.mock.MockDispatcherFactory;
import org.jboss.resteasy.mock.MockHttpRequest;
import org.jboss.resteasy.mock.MockHttpResponse;
import org.junit.jupiter.api.Test;
import org.ravenee.cdi.spi.Reporter;

/** The fallback mapper in RESTEasy, set up as WildFly does. */
class ResteasyRulesTest extends MappingTestCase {

    @Override
    Implementation start(List<Object> providers, Object resource) {
        SynchronousDispatcher dispatcher =
                (SynchronousDispatcher) MockDispatcherFactory.createDispatcher();
        dispatcher.getUnwrappedExceptions().add("jakarta.ejb.EJBException");
        dispatcher.getRegistry().addSingletonResource(resource);
        providers.forEach(dispatcher.getProviderFactory()::register);
        return path -> {
            MockHttpResponse response = new MockHttpResponse();
            try {
                dispatcher.invoke(MockHttpRequest.get("/" + path), response);
            } catch (RuntimeException | Error e) {
                return new Given(0, "thrown: " + e);
            }
            Object type = response.getOutputHeaders().getFirst("Content-Type");
            boolean byDefault =
                    response.getStatus() == 500
                            && (type == null || type.toString().endsWith("octet-stream"));
            return byDefault
                    ? Given.BY_DEFAULT
                    : new Given(response.getStatus(), response.getContentAsString());
        };
    }

    @Override
    Stream<String> otherPlaces() {
        return Stream.of("filter");
    }

    @Test
    void asksForTheMapperOfWhatAnEjbExceptionHolds() throws Exception {
        assertThat(answerOf("exact", () -> new EJBException(new Conflict("conflict"))).status())
                .isEqualTo(409);
        assertThat(recording.events()).isEmpty();
    }

    @Test
    void doesNotTakeARejectionInsideOfACompletionExceptionForTheResponse() throws Exception {
        assertThat(answerOf("exact", () -> new CompletionException(new NotFoundException())))
                .matches(Given::isProblem);
        assertThat(recording.events()).hasSize(1);
    }

    @Path("broken")
    public static class BrokenResource {
        @GET
        public String get() {
            throw new EJBException(new IllegalStateException("broken"));
        }
    }

    @Test
    void leavesTheResponseToResteasyAndReportsWhereTheMapperIsSwitchedOff() throws Exception {
        Recording own = new Recording(options -> options.exceptionMapper(false));
        Reporter reporter = own.reporter();
        Feature fallback =
                context -> {
                    FallbackMapper.register(context, reporter);
                    return true;
                };

        Given answer = start(List.of(fallback), new BrokenResource()).get("broken");

        assertThat(answer).isEqualTo(Given.BY_DEFAULT);
        assertThat(own.events()).hasSize(1);
        reporter.client().close();
    }
}
