/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import jakarta.ws.rs.ext.Providers;
import org.jspecify.annotations.Nullable;

/**
 * The rules of Jakarta REST itself, for implementations that are not known: a web application
 * exception is answered with its response (3.3.4), and an unmapped {@code EJBException} is
 * unwrapped (11.2.4). Other wrappers are not looked into.
 */
final class SpecificationRules implements MappingRules {

    private static final String EJB_EXCEPTION = "jakarta.ejb.EJBException";

    @Override
    public @Nullable Answer answerTo(Throwable thrown, @Nullable Providers providers) {
        Answer answer = MapperLookup.ownResponse(thrown);
        Throwable failure = thrown;
        while (answer == null && isEjbException(failure.getClass()) && failure.getCause() != null) {
            failure = failure.getCause();
            answer = MapperLookup.answerTo(failure, providers);
        }
        return answer;
    }

    /** By name: not every runtime has Enterprise Beans. */
    private static boolean isEjbException(Class<?> type) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            if (at.getName().equals(EJB_EXCEPTION)) {
                return true;
            }
        }
        return false;
    }
}
