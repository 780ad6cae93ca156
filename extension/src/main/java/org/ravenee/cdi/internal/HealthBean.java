/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Readiness;
import org.ravenee.Stats;
import org.ravenee.cdi.spi.Deployment;
import org.ravenee.health.ReportingHealthCheck;

/** The check of MicroProfile Health as a bean. */
final class HealthBean {

    private HealthBean() {}

    /**
     * Adds the bean.
     *
     * @throws LinkageError if there is no MicroProfile Health here; nothing is added then
     */
    static void add(AfterBeanDiscovery event, Supplier<List<Stats>> clients) {
        Class<HealthCheck> type = HealthCheck.class;
        Annotation readiness = Readiness.Literal.INSTANCE;
        event.<HealthCheck>addBean()
                .id(Deployment.id(ReportingHealthCheck.class.getName()))
                .types(type, Object.class)
                .qualifiers(readiness)
                .scope(ApplicationScoped.class)
                .produceWith(instance -> new ReportingHealthCheck(clients));
    }
}
