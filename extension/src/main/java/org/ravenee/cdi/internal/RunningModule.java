/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.internal;

import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.DeploymentException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.ravenee.Client;
import org.ravenee.Options;
import org.ravenee.Processor;
import org.ravenee.cdi.spi.Deployment;
import org.ravenee.cdi.spi.ExtensionMessages;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.cdi.spi.Reporters;
import org.ravenee.spi.OperatorLogger;

/** The client of one module, from the start of the deployment to its end. */
final class RunningModule implements AutoCloseable {

    private static final OperatorLogger LOGGER = new OperatorLogger();

    private final ApplicationModule module;
    private final BeanReferences references;
    private final Reporter reporter;
    private final ClientRegistration registration;

    private RunningModule(ApplicationModule module, BeanReferences references, Reporter reporter) {
        this.registration = new ClientRegistration(module.name(), reporter.client());
        this.module = module;
        this.references = references;
        this.reporter = reporter;
    }

    /**
     * Creates the client of a module, and registers its reporter.
     *
     * @throws IllegalArgumentException if its configuration is unusable
     * @throws DeploymentException if one of its processors cannot be created
     */
    static RunningModule start(ApplicationModule module, BeanManager beans, DevInbox inbox) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        ClassLoader loader = contextLoader(module, before);
        // The client looks for the application where its creator does: release, sources, log.
        thread.setContextClassLoader(loader);
        BeanReferences references = new BeanReferences(beans);
        try {
            Reporter reporter = reporter(module, references, inbox);
            if (!module.beans().jsonb().isEmpty()) {
                reporter.addJsonbResolver(new JsonbBean(references, module.beans().jsonb()));
            }
            if (!module.beans().haveClient()) {
                // A client that the application produces may not be there yet.
                reporter.contexts().startApplication();
            }
            Reporters.register(loader, reporter);
            return new RunningModule(module, references, reporter);
        } catch (RuntimeException e) {
            references.close();
            throw e;
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /**
     * Chooses by which class loader the threads of a module are recognised: that of the deployment
     * may be in front of that of its only module. In an EAR it may be that of no module.
     */
    private static ClassLoader contextLoader(
            ApplicationModule module, @Nullable ClassLoader ofDeployment) {
        if (ofDeployment != null && !module.isFallback()) {
            for (ClassLoader at = ofDeployment; at != null; at = at.getParent()) {
                if (at == module.loader()) {
                    return ofDeployment;
                }
            }
        }
        return module.loader();
    }

    private static Reporter reporter(
            ApplicationModule module, BeanReferences references, DevInbox inbox) {
        ModuleBeans own = module.beans();
        Options options = options(module, references);
        if (own.haveClient()) {
            if (own.haveProcessors()) {
                LOGGER.log(ExtensionMessages.PROCESSORS_NOT_USED);
            }
            return new Reporter(references.resolve(Client.class, own.clients()), options);
        }
        options = inbox.connect(options, module.loader());
        if (own.haveProcessors()) {
            options = options.toBuilder().processors(processors(own, options, references)).build();
        }
        return new Reporter(Client.create(options), options);
    }

    /** The processors of the configuration come first. */
    private static Processor[] processors(
            ModuleBeans own, Options options, BeanReferences references) {
        List<Processor> processors = new ArrayList<>(options.processors());
        for (ProcessorBean processor : own.processors()) {
            processors.add(references.create(Processor.class, processor.bean()));
        }
        return processors.toArray(Processor[]::new);
    }

    private static Options options(ApplicationModule module, BeanReferences references) {
        ModuleBeans own = module.beans();
        Options options;
        if (own.haveOptions()) {
            options = references.resolve(Options.class, own.options());
        } else if (own.haveClient()) {
            options = module.configuration().optionsOrDefaults();
        } else {
            options = module.configuration().options();
        }
        // Weld SE, for example, has one class loader for everything, and is a container.
        Options.Builder completed = options.toBuilder().inContainer(true);
        if (options.inAppIncludes().isEmpty()) {
            completed.inAppIncludes(module.packages().toArray(String[]::new));
        }
        if (module.isFallback()) {
            // Records of the log belong to the modules; which of them logs is told by their loader.
            completed.installLoggingHook(false).loggingLevel(Level.OFF);
        }
        options = completed.build();
        return options.toBuilder()
                .integrations(Integrations.find(module.loader(), options, true))
                .build();
    }

    String name() {
        return module.name();
    }

    /** A client that the application produces is not asked, as it may not be there yet. */
    boolean isEnabled() {
        return !ownsClient() || reporter.client().isEnabled();
    }

    /** Tells whether this is the module of Raven EE itself. */
    boolean isCommon() {
        return module.loader() == Deployment.loader();
    }

    Reporter reporter() {
        return reporter;
    }

    /** Delivers the waiting events while the processor beans still exist. */
    void deliver() {
        if (ownsClient() && module.beans().haveProcessors()) {
            reporter.client().flush(reporter.options().shutdownTimeout());
        }
    }

    /** Delivers the waiting events and ends the client. */
    @Override
    public void close() {
        registration.close();
        reporter.stop();
        if (ownsClient()) {
            reporter.client().close();
        }
        Reporters.unregister(reporter);
        references.close();
    }

    /** An application that produces a client closes it itself. */
    private boolean ownsClient() {
        return !module.beans().haveClient();
    }
}
