/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.ws.rs.Path;
import org.ravenee.cdi.spi.Deployment;

/** Binds the interceptor to every resource class that can be intercepted. */
public class ResourceExtension implements Extension {

    private static final System.Logger LOGGER = System.getLogger("org.ravenee");

    /** Creates the extension; called by the container. */
    public ResourceExtension() {}

    /** First of all: the jar is no bean archive, so what it needs is added here. */
    void addInterceptor(@Observes BeforeBeanDiscovery event) {
        event.addInterceptorBinding(ObservedResource.class);
        event.addAnnotatedType(
                ResourceInterceptor.class, Deployment.id(ResourceInterceptor.class.getName()));
    }

    /** While types are discovered: the only time when annotations can be added. */
    <T> void bind(@Observes @WithAnnotations(Path.class) ProcessAnnotatedType<T> event) {
        Class<T> type = event.getAnnotatedType().getJavaClass();
        if (type.isInterface() || !Deployment.owns(type) || !ResourceClasses.isResource(type)) {
            return;
        }
        if (ResourceClasses.canBeIntercepted(type)) {
            event.configureAnnotatedType().add(new ObservedResource.Literal());
        } else {
            LOGGER.log(
                    System.Logger.Level.INFO,
                    "{0} is final or has final methods and cannot be intercepted: of its exceptions"
                            + " only those without an own mapper are reported",
                    type.getName());
        }
    }
}
