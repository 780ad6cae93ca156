/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.standalone;

import java.util.List;
import org.ravenee.Client;
import org.ravenee.Options;
import org.ravenee.Scope;
import org.ravenee.cdi.internal.ClientRegistration;
import org.ravenee.cdi.internal.DevInbox;
import org.ravenee.cdi.internal.Integrations;
import org.ravenee.cdi.internal.ModuleConfiguration;
import org.ravenee.cdi.internal.UnreadConfiguration;
import org.ravenee.cdi.spi.ContextClassLoader;
import org.ravenee.cdi.spi.ExtensionMessages;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.cdi.spi.Reporters;
import org.ravenee.spi.OperatorLogger;

/**
 * The client of an application that has no CDI container, from its start to its end. It is
 * configured by the same keys: by MicroProfile Config if that is there, else by system properties,
 * environment and {@code META-INF/microprofile-config.properties}. No class of the CDI API is
 * needed.
 */
public final class StandaloneApplication implements AutoCloseable {

    private final Reporter reporter;
    private final DevInbox inbox;
    private final ClientRegistration registration;

    private StandaloneApplication(String name, Reporter reporter, DevInbox inbox) {
        this.reporter = reporter;
        this.inbox = inbox;
        this.registration = new ClientRegistration(name, reporter.client());
    }

    /**
     * Creates the client of an application and makes its reporter known.
     *
     * @param loader the class loader of the application
     * @param name the name of the application in JMX
     * @param packages the packages of the application, which are in-app unless {@code
     *     sentry.in-app-includes} is set
     * @return the application, to be closed when it ends
     * @throws IllegalArgumentException if the configuration is unusable; the message lists all
     *     problems
     */
    public static StandaloneApplication start(
            ClassLoader loader, String name, List<String> packages) {
        DevInbox inbox = new DevInbox();
        // The client looks for the application where its creator does: release, sources, log.
        try (Scope scope = ContextClassLoader.set(loader)) {
            Options options = inbox.connect(options(loader, packages), loader);
            Reporter reporter = new Reporter(Client.create(options), options);
            reporter.contexts().startApplication();
            Reporters.registerStandalone(loader, reporter);
            logState(loader, reporter.client().isEnabled());
            return new StandaloneApplication(name, reporter, inbox);
        } catch (RuntimeException e) {
            inbox.close();
            throw e;
        }
    }

    private static Options options(ClassLoader loader, List<String> packages) {
        Options options = ModuleConfiguration.read(loader, null).options();
        Options.Builder completed = options.toBuilder().inContainer(true);
        if (options.inAppIncludes().isEmpty()) {
            completed.inAppIncludes(packages.toArray(String[]::new));
        }
        options = completed.build();
        return options.toBuilder().integrations(Integrations.find(loader, options, false)).build();
    }

    private static void logState(ClassLoader loader, boolean enabled) {
        if (!enabled) {
            UnreadConfiguration.warn();
        } else if (Integrations.isPresent("jakarta.enterprise.inject.spi.CDI", loader)) {
            new OperatorLogger().log(ExtensionMessages.CDI_NOT_ACTIVE);
        }
    }

    /**
     * Returns the reporter of the application.
     *
     * @return the reporter
     */
    public Reporter reporter() {
        return reporter;
    }

    /** Delivers the waiting events within {@code sentry.shutdown-timeout}, and ends the client. */
    @Override
    public void close() {
        registration.close();
        reporter.stop();
        reporter.client().close();
        Reporters.unregister(reporter);
        inbox.close();
    }
}
