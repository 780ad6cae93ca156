/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Priority;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.ravenee.Event;
import org.ravenee.Options;

/** The user that JAX-RS alone has authenticated, as a filter for tokens does. */
abstract class PrincipalsTestCase {

    private final Implementation implementation;

    PrincipalsTestCase(Implementation implementation) {
        this.implementation = implementation;
    }

    private Event eventOf(String user, UnaryOperator<Options.Builder> options) throws Exception {
        try (WebServer server =
                WebServer.of(implementation)
                        .options(options)
                        .application("/api", Failing.class, TokenFilter.class)
                        .start()) {
            server.send(server.request("api/failing").header("X-User", user));
            assertThat(server.events()).hasSize(1);
            return server.events().get(0);
        }
    }

    @Test
    void isTheUserOfTheEventIfPersonalDataIsAllowed() throws Exception {
        Event event = eventOf("ada", options -> options.sendDefaultPii(true));

        assertThat(event.user().username()).isEqualTo("ada");
    }

    @Test
    void isNotPartOfTheEventByDefault() throws Exception {
        assertThat(eventOf("ada", UnaryOperator.identity()).user()).isNull();
    }

    @Test
    void isNoUserWithoutAName() throws Exception {
        assertThat(eventOf("", options -> options.sendDefaultPii(true)).user()).isNull();
    }

    @Path("failing")
    public static class Failing {

        @GET
        public String fail() {
            throw new IllegalStateException();
        }
    }

    @Priority(Priorities.AUTHENTICATION)
    public static class TokenFilter implements ContainerRequestFilter {

        @Override
        public void filter(ContainerRequestContext request) {
            String name = request.getHeaderString("X-User");
            request.setSecurityContext(new TokenContext(name.isEmpty() ? null : name));
        }
    }

    private record TokenContext(String name) implements SecurityContext {

        @Override
        public Principal getUserPrincipal() {
            return () -> name;
        }

        @Override
        public boolean isUserInRole(String role) {
            return false;
        }

        @Override
        public boolean isSecure() {
            return false;
        }

        @Override
        public String getAuthenticationScheme() {
            return "Bearer";
        }
    }
}
