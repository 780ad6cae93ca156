/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.internal;

import static jakarta.interceptor.Interceptor.Priority.LIBRARY_BEFORE;
import static jakarta.interceptor.Interceptor.Priority.PLATFORM_BEFORE;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.BeforeShutdown;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.enterprise.inject.spi.configurator.AnnotatedTypeConfigurator;
import jakarta.interceptor.Interceptor;
import java.util.List;
import org.ravenee.Client;
import org.ravenee.Context;
import org.ravenee.cdi.Captured;
import org.ravenee.cdi.CapturedInterceptor;
import org.ravenee.cdi.CapturedLifecycleInterceptor;
import org.ravenee.cdi.spi.Deployment;
import org.ravenee.cdi.spi.Interception;

/**
 * Gives an application its client. The jar is no bean archive: every bean is added here.
 *
 * <p>One instance for each copy of the jar in a deployment, called by one thread until the
 * deployment is validated.
 */
public class RavenExtension implements Extension {

    private static final List<String> OWN_INTERCEPTORS =
            List.of("org.ravenee.cdi.", "org.ravenee.jaxrs.", "org.ravenee.background.");

    private final ApplicationModules modules = new ApplicationModules();
    private final RunningModules running = new RunningModules();
    private boolean discovered;

    /** Creates the extension; called by the container. */
    public RavenExtension() {}

    /** First of all: the configuration decides how the interceptors are enabled. */
    void addInterceptors(@Observes BeforeBeanDiscovery event) {
        boolean byPriority = modules.configure().enablesInterceptorsByPriority();
        event.addInterceptorBinding(Captured.class);
        event.addInterceptorBinding(CapturedLifecycle.class);
        addInterceptor(event, CapturedInterceptor.class, byPriority);
        addInterceptor(event, CapturedLifecycleInterceptor.class, byPriority);
    }

    private static void addInterceptor(
            BeforeBeanDiscovery event, Class<?> type, boolean byPriority) {
        AnnotatedTypeConfigurator<?> interceptor = Interception.add(event, type);
        if (byPriority) {
            interceptor.add(new PriorityLiteral(LIBRARY_BEFORE));
        }
    }

    /**
     * While types are discovered: OpenWebBeans discovers jars of extensions, and one jar of a whole
     * application is a bean archive. There would be two beans of each interceptor.
     */
    <T> void leaveOutDiscovered(
            @Observes @WithAnnotations(Interceptor.class) ProcessAnnotatedType<T> event) {
        Class<T> type = event.getAnnotatedType().getJavaClass();
        if (OWN_INTERCEPTORS.stream().anyMatch(type.getName()::startsWith)
                && Deployment.owns(type)
                && !Interception.isAdded(event.getAnnotatedType())) {
            event.veto();
        }
    }

    /**
     * While types are discovered: annotations can be added or removed then and at no other time.
     */
    <T> void bindCaptured(
            @Observes @WithAnnotations(Captured.class) ProcessAnnotatedType<T> event) {
        Class<T> type = event.getAnnotatedType().getJavaClass();
        if (type != CapturedInterceptor.class && !type.isInterface()) {
            new CapturedType<>(event).bind();
        }
    }

    /**
     * Once for each bean, when it is known: collects the packages, clients, options and processors
     * of the application.
     */
    void collectBean(@Observes ProcessBean<?> event) {
        if (discovered) {
            modules.addSynthetic(event);
        } else {
            modules.add(event);
        }
    }

    /**
     * After the application's beans are known: adds the beans that the application does not
     * produce.
     */
    void addBeans(@Observes AfterBeanDiscovery event) {
        discovered = true;
        if (!modules.haveClient()) {
            event.<Client>addBean()
                    .id(Deployment.id(Client.class.getName()))
                    .types(Client.class, Object.class)
                    .scope(ApplicationScoped.class)
                    .produceWith(instance -> running.client());
        }
        event.<Context>addBean()
                .id(Deployment.id(Context.class.getName()))
                .types(Context.class, Object.class)
                .scope(ApplicationScoped.class)
                .produceWith(instance -> running.context());
        try {
            HealthBean.add(event, modules.beanClass(), running::stats);
        } catch (LinkageError e) {
            // No MicroProfile Health here.
        }
    }

    /** Before all other observers: beans may be used as soon as the deployment is validated. */
    void start(
            @Observes @Priority(PLATFORM_BEFORE) AfterDeploymentValidation event,
            BeanManager beans) {
        running.start(modules.served(), beans, event::addDeploymentProblem);
    }

    /**
     * Before the application's beans end: some of them may process events that are still waiting.
     */
    void deliver(@Observes @BeforeDestroyed(ApplicationScoped.class) Object event) {
        running.deliver();
    }

    /** Last of all: delivers the waiting events and leaves no thread behind. */
    void stop(@Observes BeforeShutdown event) {
        running.close();
    }
}
