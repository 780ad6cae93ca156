/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.internal;

import static jakarta.interceptor.Interceptor.Priority.LIBRARY_BEFORE;
import static jakarta.interceptor.Interceptor.Priority.PLATFORM_BEFORE;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.BeforeShutdown;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.Interceptor;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.enterprise.inject.spi.configurator.AnnotatedTypeConfigurator;
import jakarta.inject.Singleton;
import java.lang.reflect.Type;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ravenee.Client;
import org.ravenee.Context;
import org.ravenee.Options;
import org.ravenee.cdi.Captured;
import org.ravenee.cdi.CapturedInterceptor;
import org.ravenee.cdi.CapturedLifecycleInterceptor;
import org.ravenee.cdi.spi.Deployment;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.cdi.spi.Reporters;

/**
 * Gives an application its client. The jar is no bean archive: every bean is added here.
 *
 * <p>One instance for each deployment, called by one thread until the deployment is validated.
 */
public class RavenExtension implements Extension {

    private final ApplicationPackages packages = new ApplicationPackages();
    private @Nullable Options configured;
    private @Nullable IllegalArgumentException problem;
    private boolean discovered;
    private boolean ownClient;
    private boolean ownOptions;
    private @Nullable Client client;
    private @Nullable Reporter reporter;

    /** Creates the extension; called by the container. */
    public RavenExtension() {}

    /** First of all: the configuration decides how the interceptor is enabled. */
    void readConfiguration(@Observes BeforeBeanDiscovery event) {
        try {
            configured = settings();
        } catch (IllegalArgumentException e) {
            problem = e;
        }
        event.addInterceptorBinding(Captured.class);
        event.addInterceptorBinding(CapturedLifecycle.class);
        addInterceptor(event, CapturedInterceptor.class);
        addInterceptor(event, CapturedLifecycleInterceptor.class);
    }

    /** MicroProfile Config where it is, else the environment. */
    private static Options settings() {
        Map<String, String> settings;
        try {
            settings = MicroProfileSettings.read();
        } catch (LinkageError | IllegalStateException e) {
            // no MicroProfile Config here, or none for this deployment
            return Options.fromEnvironment();
        }
        return Options.of(settings);
    }

    private void addInterceptor(BeforeBeanDiscovery event, Class<?> type) {
        AnnotatedTypeConfigurator<?> interceptor =
                event.addAnnotatedType(type, Deployment.id(type.getName()));
        if (configured == null || configured.captured().equals("priority")) {
            interceptor.add(new PriorityLiteral(LIBRARY_BEFORE));
        }
    }

    /** Once classes are known to be beans: their packages are the application. */
    void collectPackage(@Observes ProcessManagedBean<?> event) {
        if (!(event.getBean() instanceof Interceptor<?>)) {
            packages.add(event.getBean().getBeanClass());
        }
    }

    /** While types are discovered: annotations can be added then and at no other time. */
    <T> void bindLifecycle(
            @Observes @WithAnnotations(Captured.class) ProcessAnnotatedType<T> event) {
        if (CapturedRule.isOnClass(event.getAnnotatedType())
                && event.getAnnotatedType().getJavaClass() != CapturedInterceptor.class) {
            // As the interceptor itself is bound.
            event.configureAnnotatedType()
                    .add(CapturedLifecycleInterceptor.class.getAnnotation(CapturedLifecycle.class));
        }
    }

    /** Once beans are known: whether the application has an own client or own options. */
    void noticeOwnBeans(@Observes ProcessBean<?> event) {
        // What comes after addBeans are our own; others look for their bean by a qualifier.
        if (discovered || !event.getBean().getQualifiers().contains(Default.Literal.INSTANCE)) {
            return;
        }
        for (Type type : event.getBean().getTypes()) {
            ownClient |= type == Client.class;
            ownOptions |= type == Options.class;
        }
    }

    /** After the application's beans are known: add what it has not. */
    void addBeans(@Observes AfterBeanDiscovery event) {
        discovered = true;
        if (!ownClient) {
            event.<Client>addBean()
                    .id(Deployment.id(Client.class.getName()))
                    .types(Client.class, Object.class)
                    .scope(ApplicationScoped.class)
                    .produceWith(instance -> required(client));
        }
        event.<Context>addBean()
                .id(Deployment.id(Context.class.getName()))
                .types(Context.class, Object.class)
                .scope(ApplicationScoped.class)
                .produceWith(instance -> required(reporter).client().context());
        event.<Reporter>addBean()
                .id(Deployment.id(Reporter.class.getName()))
                .types(Reporter.class, Object.class)
                .scope(Singleton.class)
                .produceWith(instance -> required(reporter));
    }

    /** When everything can be injected, first of all: others may use beans from then on. */
    void start(
            @Observes @Priority(PLATFORM_BEFORE) AfterDeploymentValidation event,
            BeanManager beans) {
        if (problem != null && !ownOptions && !ownClient) {
            event.addDeploymentProblem(problem);
            return;
        }
        try {
            Options options = options(beans);
            if (ownClient) {
                reporter = new Reporter(reference(beans, Client.class), options);
            } else {
                client = Client.create(options);
                reporter = new Reporter(client, options);
            }
            Reporters.register(deploymentLoader(), reporter);
        } catch (IllegalArgumentException e) {
            event.addDeploymentProblem(e);
        }
    }

    /** By which the threads of the deployment are recognised. */
    private static ClassLoader deploymentLoader() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context == null ? Deployment.loader() : context;
    }

    private Options options(BeanManager beans) {
        Options options = ownOptions ? reference(beans, Options.class) : configured;
        if (options == null) {
            options = Options.builder().build();
        }
        // Weld SE, say, has one class loader for everything; it is a container even so.
        options = options.toBuilder().inContainer(true).build();
        return options.inAppIncludes().isEmpty()
                ? options.toBuilder().inAppIncludes(packages.roots().toArray(String[]::new)).build()
                : options;
    }

    /** Last of all: what is waiting is delivered, and no thread is left behind. */
    void stop(@Observes BeforeShutdown event) {
        if (client != null) {
            client.close();
        }
        if (reporter != null) {
            Reporters.unregister(reporter);
        }
    }

    private static <T> T reference(BeanManager beans, Class<T> type) {
        Bean<?> bean = beans.resolve(beans.getBeans(type));
        CreationalContext<?> context = beans.createCreationalContext(bean);
        return type.cast(beans.getReference(bean, type, context));
    }

    private static <T> T required(@Nullable T created) {
        if (created == null) {
            throw new IllegalStateException(
                    "The client of Raven EE is there once the deployment is validated");
        }
        return created;
    }
}
