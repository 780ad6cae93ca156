/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.background.internal;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import java.lang.annotation.Annotation;
import org.ravenee.cdi.spi.Deployment;

/**
 * Finds background work in an application and binds what reports its failures.
 *
 * <p>The annotations of optional APIs are known by name: none of these APIs is needed to deploy.
 */
public class BackgroundExtension implements Extension {

    /** Creates the extension; called by the container. */
    public BackgroundExtension() {}

    /** First of all: the jar is no bean archive, so what it needs is added here. */
    void addInterceptors(@Observes BeforeBeanDiscovery event) {
        add(event, ObservedTimeouts.class, TimeoutInterceptor.class);
    }

    private static void add(
            BeforeBeanDiscovery event, Class<? extends Annotation> binding, Class<?> interceptor) {
        event.addInterceptorBinding(binding);
        event.addAnnotatedType(interceptor, Deployment.id(interceptor.getName()));
    }

    /** While types are discovered: the only time when annotations can be added. */
    <T> void bind(@Observes ProcessAnnotatedType<T> event) {
        Class<T> type = event.getAnnotatedType().getJavaClass();
        if (type.isInterface() || !Deployment.owns(type)) {
            return;
        }
        if (EnterpriseBeans.isComponent(event.getAnnotatedType())) {
            event.configureAnnotatedType()
                    .add(TimeoutInterceptor.class.getAnnotation(ObservedTimeouts.class));
        }
    }
}
