/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.quarkus.internal;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ravenee.Client;
import org.ravenee.Options;
import org.ravenee.Processor;
import org.ravenee.Stats;
import org.ravenee.cdi.internal.ClientRegistration;
import org.ravenee.cdi.internal.DevInbox;
import org.ravenee.cdi.spi.ExtensionMessages;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.cdi.spi.Reporters;
import org.ravenee.spi.OperatorLogger;

/** The client of the application: starts with the application and is closed with it. */
@Singleton
public class RavenApplication {

    private final Instance<Client> clients;
    private final ApplicationOptions options;
    private final Instance<Processor> processors;
    private final DevInbox inbox = new DevInbox();
    private @Nullable Reporter reporter;
    private @Nullable ClientRegistration registration;
    private boolean ownsClient;

    /** Creates the application; called by the container. */
    @Inject
    public RavenApplication(
            Instance<Client> clients, ApplicationOptions options, Instance<Processor> processors) {
        this.clients = clients;
        this.options = options;
        this.processors = processors;
    }

    /** Before the application's own observers, whose failures are reported, too. */
    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        reporter();
    }

    /** After all observers of the shutdown, while the beans still exist. */
    synchronized void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object event) {
        Reporter running = reporter;
        if (running != null) {
            if (registration != null) {
                registration.close();
            }
            running.stop();
            if (ownsClient) {
                running.client().close();
            }
            Reporters.unregister(running);
            reporter = null;
        }
        inbox.close();
    }

    /**
     * Returns the reporter, and starts it if a bean needs it before the application has started.
     *
     * @throws IllegalArgumentException if the configuration is unusable
     */
    synchronized Reporter reporter() {
        Reporter running = reporter;
        if (running == null) {
            ClassLoader loader = loader();
            running = create(loader);
            reporter = running;
            running.contexts().carriedBy(VertxRequests::current);
            running.contexts().startApplication();
            Reporters.register(loader, running);
            registration = new ClientRegistration(options.applicationName(), running.client());
        }
        return running;
    }

    /** Returns the state of the client, for the health check. */
    List<Stats> stats() {
        return List.of(reporter().client().stats());
    }

    private static ClassLoader loader() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return loader == null ? RavenApplication.class.getClassLoader() : loader;
    }

    private Reporter create(ClassLoader loader) {
        ownsClient = isClientOfConfiguration();
        if (!ownsClient) {
            if (!processors.isUnsatisfied()) {
                new OperatorLogger().log(ExtensionMessages.PROCESSORS_NOT_USED);
            }
            return new Reporter(clients.get(), options.besideClient(loader));
        }
        Options connected = inbox.connect(options.forClient(loader), loader);
        List<Processor> all = new ArrayList<>(connected.processors());
        all.addAll(ProcessorBeans.of(processors));
        Options complete = connected.toBuilder().processors(all.toArray(Processor[]::new)).build();
        return new Reporter(Client.create(complete), complete);
    }

    /**
     * Tells whether the bean is the one that {@link RavenExtension} has added. The class of such a
     * bean is its type; the class of a producer is another one, as {@link Client} is an interface.
     */
    private boolean isClientOfConfiguration() {
        return clients.getHandle().getBean().getBeanClass() == Client.class;
    }
}
