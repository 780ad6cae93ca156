/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.InjectionPoint;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;
import org.ravenee.Stats;
import org.ravenee.cdi.spi.Deployment;
import org.ravenee.health.ReportingHealthCheck;

/**
 * The check of MicroProfile Health as a bean. It belongs to an archive of the application: WildFly
 * sees the health checks of these only, and a bean of a configurator belongs to its extension.
 */
final class HealthBean implements Bean<HealthCheck> {

    private final Class<?> beanClass;
    private final Supplier<List<Stats>> clients;

    private HealthBean(Class<?> beanClass, Supplier<List<Stats>> clients) {
        this.beanClass = beanClass;
        this.clients = clients;
    }

    /**
     * Adds the bean. It has a proxy on OpenWebBeans, because TomEE cannot destroy the check of an
     * application without one, and then does not stop the application.
     *
     * @param application the class of a bean of the application; null if it has none
     * @throws LinkageError if there is no MicroProfile Health here; nothing is added then
     */
    static void add(
            AfterBeanDiscovery event,
            @Nullable Class<?> application,
            Supplier<List<Stats>> clients) {
        if (event.getClass().getName().startsWith("org.apache.webbeans.")) {
            event.<HealthCheck>addBean()
                    .id(Deployment.id(HealthCheck.class.getName()))
                    .types(HealthCheck.class, Object.class)
                    .qualifiers(Readiness.Literal.INSTANCE, Any.Literal.INSTANCE)
                    .scope(ApplicationScoped.class)
                    .produceWith(instance -> new ReportingHealthCheck(clients));
            return;
        }
        Class<?> beanClass = application == null ? ReportingHealthCheck.class : application;
        HealthBean bean = new HealthBean(beanClass, clients);
        bean.getTypes();
        bean.getQualifiers();
        event.addBean(bean);
    }

    @Override
    public Class<?> getBeanClass() {
        return beanClass;
    }

    /**
     * The check is called once, so that all its classes are loaded: WildFly keeps the checks of a
     * deployment that failed, and calls them although its class loader is closed.
     */
    @Override
    public HealthCheck create(CreationalContext<HealthCheck> context) {
        HealthCheck check = new ReportingHealthCheck(clients);
        check.call();
        return check;
    }

    @Override
    public void destroy(HealthCheck instance, CreationalContext<HealthCheck> context) {
        context.release();
    }

    @Override
    public Set<Type> getTypes() {
        return Set.of(HealthCheck.class, Object.class);
    }

    @Override
    public Set<Annotation> getQualifiers() {
        return Set.of(Readiness.Literal.INSTANCE, Any.Literal.INSTANCE);
    }

    @Override
    public Class<? extends Annotation> getScope() {
        return Dependent.class;
    }

    @Override
    public @Nullable String getName() {
        return null;
    }

    @Override
    public Set<Class<? extends Annotation>> getStereotypes() {
        return Set.of();
    }

    @Override
    public boolean isAlternative() {
        return false;
    }

    @Override
    public Set<InjectionPoint> getInjectionPoints() {
        return Set.of();
    }
}
