/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.configurator.BeanConfigurator;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;
import org.ravenee.Stats;
import org.ravenee.cdi.spi.Deployment;
import org.ravenee.health.ReportingHealthCheck;

/** The check of MicroProfile Health as a bean. */
final class HealthBean {

    private HealthBean() {}

    /**
     * Adds the bean. It becomes a bean of an archive of the application, as some servers, such as
     * WildFly, see the health checks of these only.
     *
     * @param application the class of a bean of the application; null if it has none
     * @throws LinkageError if there is no MicroProfile Health here; nothing is added then
     */
    static void add(
            AfterBeanDiscovery event,
            @Nullable Class<?> application,
            Supplier<List<Stats>> clients) {
        Class<HealthCheck> type = HealthCheck.class;
        Annotation readiness = Readiness.Literal.INSTANCE;
        BeanConfigurator<HealthCheck> bean = event.addBean();
        if (application != null) {
            bean.beanClass(application);
        }
        bean.id(Deployment.id(ReportingHealthCheck.class.getName()))
                .types(type, Object.class)
                .qualifiers(readiness)
                .scope(ApplicationScoped.class)
                .produceWith(instance -> new ReportingHealthCheck(clients));
    }
}
