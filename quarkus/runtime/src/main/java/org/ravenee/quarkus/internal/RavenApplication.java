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
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ravenee.Client;
import org.ravenee.Options;
import org.ravenee.Processor;
import org.ravenee.Stats;
import org.ravenee.cdi.internal.ClientRegistration;
import org.ravenee.cdi.internal.DevInbox;
import org.ravenee.cdi.internal.Integrations;
import org.ravenee.cdi.internal.ModuleConfiguration;
import org.ravenee.cdi.spi.ExtensionMessages;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.cdi.spi.Reporters;
import org.ravenee.spi.OperatorLogger;

/** The client of the application: starts with the application and is closed with it. */
@Singleton
public class RavenApplication {

    private final Instance<Client> clients;
    private final Instance<Options> options;
    private final Instance<Processor> processors;
    private final Instance<ApplicationDescription> description;
    private final DevInbox inbox = new DevInbox();
    private @Nullable Reporter reporter;
    private @Nullable ClientRegistration registration;
    private boolean ownsClient;

    /** Creates the application; called by the container. */
    @Inject
    public RavenApplication(
            Instance<Client> clients,
            Instance<Options> options,
            Instance<Processor> processors,
            Instance<ApplicationDescription> description) {
        this.clients = clients;
        this.options = options;
        this.processors = processors;
        this.description = description;
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
            running = create();
            reporter = running;
            running.contexts().carriedBy(VertxRequests::current);
            running.contexts().startApplication();
            Reporters.register(loader(), running);
            registration = new ClientRegistration(name(), running.client());
        }
        return running;
    }

    /** Returns the state of the client, for the health check. */
    List<Stats> stats() {
        return List.of(reporter().client().stats());
    }

    private String name() {
        return description.isResolvable() ? description.get().name() : "";
    }

    private static ClassLoader loader() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return loader == null ? RavenApplication.class.getClassLoader() : loader;
    }

    private Reporter create() {
        ownsClient = clients.getHandle().getBean().getBeanClass() == Client.class;
        Options configured = options();
        if (!ownsClient) {
            if (!processors.isUnsatisfied()) {
                new OperatorLogger().log(ExtensionMessages.PROCESSORS_NOT_USED);
            }
            return new Reporter(clients.get(), configured);
        }
        configured = inbox.connect(configured, loader());
        List<Processor> all = new ArrayList<>(configured.processors());
        all.addAll(processors());
        configured = configured.toBuilder().processors(all.toArray(Processor[]::new)).build();
        return new Reporter(Client.create(configured), configured);
    }

    private List<Processor> processors() {
        List<Instance.Handle<Processor>> handles = new ArrayList<>();
        processors.handles().forEach(handles::add);
        handles.sort(
                Comparator.<Instance.Handle<Processor>>comparingInt(RavenApplication::priority)
                        .thenComparing(handle -> handle.getBean().getBeanClass().getName()));
        return handles.stream().map(Instance.Handle::get).toList();
    }

    private static int priority(Instance.Handle<Processor> handle) {
        Priority priority = handle.getBean().getBeanClass().getAnnotation(Priority.class);
        return priority == null ? Integer.MAX_VALUE : priority.value();
    }

    private Options options() {
        Options known =
                options.isResolvable()
                        ? options.get()
                        : ModuleConfiguration.read(loader(), null).options();
        Options.Builder completed = known.toBuilder().inContainer(true);
        if (description.isResolvable()) {
            ApplicationDescription application = description.get();
            if (known.inAppIncludes().isEmpty()) {
                completed.inAppIncludes(application.packages().toArray(String[]::new));
            }
            if (!known.isSet("sentry.release")) {
                completed.release(application.release());
            }
        }
        Options built = completed.build();
        return built.toBuilder().integrations(Integrations.find(loader(), built, true)).build();
    }
}
