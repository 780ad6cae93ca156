/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.quarkus.internal;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.Function;
import org.ravenee.Options;
import org.ravenee.cdi.internal.Integrations;
import org.ravenee.cdi.internal.ModuleConfiguration;

/**
 * The options of the application: those that it produces, else those of its configuration. The
 * description of the application completes them.
 */
@Singleton
public class ApplicationOptions {

    private final Instance<Options> produced;
    private final Instance<ApplicationDescription> description;

    /** Creates the options; called by the container. */
    @Inject
    public ApplicationOptions(
            Instance<Options> produced, Instance<ApplicationDescription> description) {
        this.produced = produced;
        this.description = description;
    }

    /** Returns the name of the application, empty if it is not known. */
    String applicationName() {
        return description.isResolvable() ? description.get().name() : "";
    }

    /**
     * Reads the options for a client to create.
     *
     * @throws IllegalArgumentException if the configuration is unusable
     */
    Options forClient(ClassLoader loader) {
        return read(loader, ModuleConfiguration::options);
    }

    /** Reads the options beside a client that the application produces, which has its own. */
    Options besideClient(ClassLoader loader) {
        return read(loader, ModuleConfiguration::optionsOrDefaults);
    }

    private Options read(ClassLoader loader, Function<ModuleConfiguration, Options> configured) {
        Options options =
                produced.isResolvable()
                        ? produced.get()
                        : configured.apply(ModuleConfiguration.read(loader, null));
        Options.Builder completed = options.toBuilder().inContainer(true);
        if (description.isResolvable()) {
            ApplicationDescription application = description.get();
            if (options.inAppIncludes().isEmpty()) {
                completed.inAppIncludes(application.packages().toArray(String[]::new));
            }
            if (!options.isSet("sentry.release")) {
                completed.release(application.release());
            }
        }
        Options built = completed.build();
        return built.toBuilder().integrations(Integrations.find(loader, built, true)).build();
    }
}
