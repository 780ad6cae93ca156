/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.internal;

import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.DeploymentException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ravenee.Client;
import org.ravenee.Context;
import org.ravenee.Options;
import org.ravenee.Stats;
import org.ravenee.cdi.spi.ExtensionMessages;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.cdi.spi.Reporters;
import org.ravenee.spi.OperatorLogger;

/** The clients of the modules of a deployment, from its start to its end. */
final class RunningModules implements AutoCloseable {

    private static final OperatorLogger LOGGER = new OperatorLogger();

    /** Other threads read it, as those of the management and of health checks. */
    private final List<RunningModule> modules = new CopyOnWriteArrayList<>();

    private final DevInbox inbox = new DevInbox();
    private @Nullable Client disabled;

    /**
     * Starts all modules, or none if there is a problem with one of them.
     *
     * @param problems receives the problems that fail the deployment
     */
    void start(List<ApplicationModule> served, BeanManager beans, Consumer<Throwable> problems) {
        try {
            for (ApplicationModule module : served) {
                start(module, beans, problems, served.size() > 1);
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        if (modules.size() < served.size()) {
            close();
            return;
        }
        if (only() == null) {
            logModules();
        }
        if (!modules.stream().allMatch(RunningModule::isEnabled)) {
            UnreadConfiguration.warn();
        }
    }

    private void start(
            ApplicationModule module,
            BeanManager beans,
            Consumer<Throwable> problems,
            boolean oneOfSeveral) {
        try {
            modules.add(RunningModule.start(module, beans, inbox));
        } catch (IllegalArgumentException | DeploymentException e) {
            problems.accept(
                    oneOfSeveral
                            ? new DeploymentException(module.name() + ": " + e.getMessage(), e)
                            : e);
        }
    }

    private void logModules() {
        for (RunningModule module : modules) {
            LOGGER.log(
                    module.isEnabled()
                            ? ExtensionMessages.MODULE_REPORTS
                            : ExtensionMessages.MODULE_IS_DISABLED,
                    module.name());
        }
    }

    /**
     * Returns the client to inject.
     *
     * @throws IllegalStateException before the start
     */
    Client client() {
        RunningModule only = only();
        return only != null
                ? only.reporter().client()
                : CurrentInstance.of(Client.class, this::currentClient);
    }

    /**
     * Returns the context to inject.
     *
     * @throws IllegalStateException before the start
     */
    Context context() {
        RunningModule only = only();
        return only != null
                ? only.reporter().client().context()
                : CurrentInstance.of(Context.class, () -> currentClient().context());
    }

    /** Returns the module that all beans belong to; null in an EAR with Raven EE in lib. */
    private @Nullable RunningModule only() {
        List<RunningModule> running = List.copyOf(modules);
        if (running.isEmpty()) {
            throw new IllegalStateException(
                    "The client of Raven EE is there once the deployment is validated");
        }
        return running.size() == 1 && running.get(0).isCommon() ? running.get(0) : null;
    }

    private Client currentClient() {
        return Reporters.current().map(Reporter::client).orElseGet(this::disabled);
    }

    /**
     * Returns the client of code that belongs to no module, such as an EJB timer of an EAR whose
     * WARs alone have a DSN.
     */
    private synchronized Client disabled() {
        if (disabled == null) {
            disabled = Client.create(Options.builder().inContainer(true).build());
        }
        return disabled;
    }

    /** Returns the statistics of each client. */
    List<Stats> stats() {
        return modules.stream().map(module -> module.reporter().client().stats()).toList();
    }

    /** Delivers the waiting events while the processor beans still exist. */
    void deliver() {
        modules.forEach(RunningModule::deliver);
    }

    @Override
    public void close() {
        modules.forEach(RunningModule::close);
        modules.clear();
        inbox.close();
    }
}
