/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import jakarta.ws.rs.NotFoundException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.glassfish.jersey.gf.ejb.internal.EjbExceptionMapper;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.Test;

/** The fallback mapper in Jersey, set up as GlassFish and Payara do. */
class JerseyExceptionMapperTest extends MappingTestCase {

    @Override
    Implementation start(List<Object> providers, Object resource) {
        ResourceConfig configuration = new ResourceConfig(EjbExceptionMapper.class);
        providers.forEach(configuration::register);
        configuration.register(resource);
        ApplicationHandler jersey = new ApplicationHandler(configuration);
        URI base = URI.create("http://localhost/");
        return path -> {
            ContainerRequest request =
                    new ContainerRequest(
                            base,
                            base.resolve(path),
                            "GET",
                            null,
                            new MapPropertiesDelegate(),
                            jersey.getConfiguration());
            try {
                ContainerResponse response = jersey.apply(request).get();
                return new Given(response.getStatus(), String.valueOf(response.getEntity()));
            } catch (ExecutionException e) {
                return Given.BY_DEFAULT;
            }
        };
    }

    @Override
    Stream<String> otherPlaces() {
        return Stream.of("filter", "stage");
    }

    @Test
    void asksForTheMapperOfWhatAnEjbExceptionHolds() throws Exception {
        assertThat(answerOf("exact", () -> new EJBException(new Conflict("conflict"))).status())
                .isEqualTo(409);
        assertThat(recording.events()).isEmpty();
    }

    @Test
    void leavesARefusalInsideOfACompletionExceptionToJersey() throws Exception {
        assertThat(
                        answerOf("exact", () -> new CompletionException(new NotFoundException()))
                                .status())
                .isEqualTo(404);
        assertThat(recording.events()).isEmpty();
    }
}
