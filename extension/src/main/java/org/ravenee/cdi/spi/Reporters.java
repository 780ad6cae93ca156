/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.spi;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the reporter of the current deployment without CDI. The extension registers it when the
 * deployment has started and takes it out when the deployment stops, so a look-up neither waits for
 * a container that is still starting nor finds one that is gone. Safe for use by several threads.
 *
 * <p>A deployment is recognised by the context class loader of the calling thread. A thread that
 * belongs to no deployment, as one of the common pool, is taken to work for the only deployment
 * that uses this copy of Raven EE, if there is only one: so it is for a copy in {@code
 * WEB-INF/lib}.
 */
public final class Reporters {

    /**
     * Static, because nothing else is shared by the extension and by the objects that ask: the
     * platform creates context providers, JAX-RS features and REST client listeners by their
     * no-argument constructors, some of them outside of any deployment. The references are weak, so
     * that a copy in a shared class loader keeps no deployment alive.
     */
    private static final List<Registration> REGISTRATIONS = new CopyOnWriteArrayList<>();

    private Reporters() {}

    private record Registration(WeakReference<ClassLoader> loader, WeakReference<Reporter> owner) {

        boolean isOf(@Nullable ClassLoader other) {
            return other != null && loader.refersTo(other);
        }

        boolean isCleared() {
            return loader.refersTo(null) || owner.refersTo(null);
        }
    }

    /**
     * Makes the reporter of a deployment known. The caller holds on to the reporter as long as the
     * deployment runs.
     *
     * @param loader the class loader of the deployment, or of one module of it
     * @param reporter its reporter; replaces an earlier one of the same loader
     */
    public static void register(ClassLoader loader, Reporter reporter) {
        REGISTRATIONS.removeIf(known -> known.isCleared() || known.isOf(loader));
        REGISTRATIONS.add(
                new Registration(new WeakReference<>(loader), new WeakReference<>(reporter)));
    }

    /**
     * Forgets a reporter.
     *
     * @param reporter the reporter of a deployment that stops
     */
    public static void unregister(Reporter reporter) {
        REGISTRATIONS.removeIf(known -> known.isCleared() || known.owner().refersTo(reporter));
    }

    /**
     * Returns the reporter of the deployment that the calling thread works for.
     *
     * @return the reporter; empty if that deployment has none, or is starting or stopping
     */
    public static Optional<Reporter> current() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        while (loader != null) {
            for (Registration known : REGISTRATIONS) {
                if (known.isOf(loader)) {
                    return Optional.ofNullable(known.owner().get());
                }
            }
            loader = loader.getParent();
        }
        return only();
    }

    /** The reporter of the only deployment that uses this copy of Raven EE. */
    private static Optional<Reporter> only() {
        Reporter only = null;
        for (Registration known : REGISTRATIONS) {
            Reporter reporter = known.owner().get();
            if (only != null && reporter != null && reporter != only) {
                return Optional.empty();
            }
            only = reporter == null ? only : reporter;
        }
        return Optional.ofNullable(only);
    }

    /**
     * Returns the reporter of an interceptor, which is not serialised with its bean.
     *
     * @param injected what was injected; null after a passivation
     * @return the reporter of the application
     * @throws IllegalStateException if the application has stopped
     */
    public static Reporter of(@Nullable Reporter injected) {
        return injected != null
                ? injected
                : current().orElseThrow(() -> new IllegalStateException("No reporter"));
    }

    /**
     * Does something with the reporter of an interceptor. If that fails, or if the application has
     * stopped, the caller goes on.
     *
     * @param injected what was injected; null after a passivation
     * @param work the work
     */
    public static void guard(@Nullable Reporter injected, Consumer<Reporter> work) {
        Optional<Reporter> found = injected == null ? current() : Optional.of(injected);
        found.ifPresent(reporter -> reporter.guard(() -> work.accept(reporter)));
    }
}
