/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.SecurityContext;
import org.jspecify.annotations.Nullable;
import org.ravenee.HttpRequest;
import org.ravenee.User;
import org.ravenee.spi.RequestSource;

/** The request as servlets know it, and the user as JAX-RS does. */
record RestUserSource(@Nullable RequestSource servlet, ContainerRequestContext served)
        implements RequestSource {

    @Override
    public @Nullable HttpRequest request() {
        return servlet == null ? null : servlet.request();
    }

    @Override
    public @Nullable User user() {
        User user = of(served.getSecurityContext());
        return user == null && servlet != null ? servlet.user() : user;
    }

    @Override
    public @Nullable String transaction() {
        return servlet == null ? null : servlet.transaction();
    }

    static @Nullable User of(@Nullable SecurityContext security) {
        return security == null || security.getUserPrincipal() == null
                ? null
                : User.builder().username(security.getUserPrincipal().getName()).build();
    }
}
