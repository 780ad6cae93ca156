/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.BeforeShutdown;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessInjectionTarget;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.ravenee.cdi.spi.Deployment;
import org.ravenee.cdi.spi.Interception;
import org.ravenee.spi.OperatorLogger;

/** Binds the interceptor to every resource and exception mapper that can be intercepted. */
public class ResourceExtension implements Extension {

    private static final OperatorLogger LOGGER = new OperatorLogger();

    private final boolean hasRest = isPresent("jakarta.ws.rs.Path");

    /** Creates the extension; called by the container. */
    public ResourceExtension() {}

    /** The jar may be part of an application on a server without Jakarta REST. */
    private static boolean isPresent(String type) {
        try {
            Class.forName(type, false, Deployment.loader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    /** First of all: the jar is no bean archive, so its interceptor is added here. */
    void addInterceptor(@Observes BeforeBeanDiscovery event) {
        if (hasRest) {
            event.addInterceptorBinding(ObservedResource.class);
            Interception.add(event, ResourceInterceptor.class);
        }
    }

    /**
     * While types are discovered: the only time when annotations can be added. Called for every
     * type, because a resource may inherit its path from a superclass or interface.
     */
    <T> void bind(@Observes ProcessAnnotatedType<T> event) {
        Class<T> type = event.getAnnotatedType().getJavaClass();
        boolean observed =
                hasRest
                        && (ResourceClasses.isResource(type)
                                || ExceptionMapper.class.isAssignableFrom(type));
        if (!observed || type.isInterface() || !Deployment.owns(type)) {
            return;
        }
        if (Interception.isPossible(type)) {
            // The annotation of the interceptor itself.
            event.configureAnnotatedType()
                    .add(ResourceInterceptor.class.getAnnotation(ObservedResource.class));
        } else if (ResourceClasses.isResource(type)) {
            LOGGER.log(JaxrsMessages.NOT_INTERCEPTED, type.getName());
        }
    }

    /** Binding an interceptor changes how the container wraps a failure of a callback. */
    <T> void keepCallbacks(@Observes ProcessInjectionTarget<T> event, BeanManager manager) {
        if (event.getAnnotatedType().isAnnotationPresent(ObservedResource.class)) {
            event.setInjectionTarget(
                    PostConstructTarget.of(
                            event.getInjectionTarget(), event.getAnnotatedType(), manager));
        }
    }

    /** Once the application has stopped: RESTEasy keeps what its clients have loaded from it. */
    void forgetClients(@Observes BeforeShutdown event) {
        ResteasyClientProviders.remove(ResourceExtension.class.getClassLoader());
    }
}
