/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import jakarta.ws.rs.ext.Providers;
import org.jspecify.annotations.Nullable;
import org.ravenee.cdi.spi.TypeNames;

/**
 * The rules of Jakarta REST itself, for implementations that are not known: a web application
 * exception has its own response (3.3.4), and an unmapped {@code EJBException} is unwrapped
 * (11.2.4). Other wrappers are not unwrapped.
 */
final class SpecificationRules implements MappingRules {

    private static final String EJB_EXCEPTION = "jakarta.ejb.EJBException";

    @Override
    public @Nullable ResponseSource responseTo(Throwable thrown, @Nullable Providers providers) {
        ResponseSource source = MapperLookup.ownResponse(thrown);
        Throwable failure = thrown;
        while (source == null
                && TypeNames.isA(failure.getClass(), EJB_EXCEPTION)
                && failure.getCause() != null) {
            failure = failure.getCause();
            source = MapperLookup.responseTo(failure, providers);
        }
        return source;
    }
}
