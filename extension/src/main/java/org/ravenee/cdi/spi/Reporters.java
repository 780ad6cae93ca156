/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.spi;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the reporter of the current deployment, in an EAR of the current module, without CDI. The
 * extension, or an application without CDI, registers it when the deployment has started and takes
 * it out when the deployment stops, so a look-up neither waits for a container that is still
 * starting nor finds one that is gone. Never throws. Safe for use by several threads.
 */
public final class Reporters {

    /**
     * The latest first; replaced as a whole. Static, because nothing else is shared by the
     * extension and by the objects that ask: the platform creates context providers, JAX-RS
     * features and REST client listeners by their no-argument constructors, and a bean of an EAR's
     * library serves several WARs. The references are weak, so that no deployment is kept alive.
     */
    private static volatile List<Registration> registrations = List.of();

    private static final StackWalker CALLERS =
            StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private Reporters() {}

    /**
     * Returns the reporter of the module that the calling thread works for. If there is one only,
     * it is that one. Where there are several, as in an EAR, the first of these:
     *
     * <ol>
     *   <li>the module whose class loader is the thread's context class loader, or an ancestor of
     *       it
     *   <li>the module whose request the thread serves: EJB jars and libraries of an EAR have
     *       context class loaders that are no WAR's
     *   <li>the module of the nearest caller that belongs to one: threads of the common pool have
     *       neither
     *   <li>the common module, whose class loader is that of Raven EE itself, such as the {@code
     *       lib} directory of an EAR
     * </ol>
     *
     * @return the reporter; empty if there is none, or the deployment is starting or has stopped
     */
    public static Optional<Reporter> current() {
        List<Registration> known = registrations;
        if (known.isEmpty()) {
            return Optional.empty();
        }
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        Reporter found = ofModule(context, known);
        if (found == null && Deployment.isOfAnother(context)) {
            return Optional.empty();
        }
        if (found == null) {
            found = only(known);
        }
        if (found == null) {
            found = serving(known);
        }
        if (found == null) {
            found = calling(known);
        }
        return Optional.ofNullable(found == null ? common(known) : found);
    }

    /**
     * Returns the reporter that the extension has registered for a module. {@linkplain
     * #registerStandalone Reporters without CDI} do not count: where several applications share one
     * copy of Raven EE, none reports for another.
     *
     * @param module the class loader of the module, such as a web application
     * @return the reporter of the module or of an ancestor, else the only one, else that of the
     *     common module; empty if there is none
     */
    public static Optional<Reporter> ofContainer(ClassLoader module) {
        List<Registration> known =
                registrations.stream().filter(Registration::isOfContainer).toList();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        Reporter found = ofModule(module, known);
        if (found == null && !Deployment.isOfAnother(module)) {
            // Some servers put another loader in front of that of the module.
            found = only(known);
            if (found == null) {
                found = common(known);
            }
        }
        return Optional.ofNullable(found);
    }

    /**
     * Makes the reporter of a module known. The caller holds on to the reporter as long as the
     * deployment runs.
     *
     * @param module the class loader of the module
     * @param reporter its reporter
     */
    public static void register(ClassLoader module, Reporter reporter) {
        add(new Registration(module, reporter, true));
    }

    /**
     * Makes the reporter of an application without CDI known. The caller holds on to the reporter
     * until it is {@linkplain #unregister unregistered}.
     *
     * @param application the class loader of the application
     * @param reporter its reporter
     */
    public static void registerStandalone(ClassLoader application, Reporter reporter) {
        add(new Registration(application, reporter, false));
    }

    private static synchronized void add(Registration added) {
        List<Registration> changed = new ArrayList<>(registrations);
        changed.removeIf(Registration::isCleared);
        changed.add(0, added);
        registrations = List.copyOf(changed);
    }

    /**
     * Removes a reporter.
     *
     * @param reporter the reporter of a module that stops
     */
    public static synchronized void unregister(Reporter reporter) {
        List<Registration> changed = new ArrayList<>(registrations);
        changed.removeIf(known -> known.isCleared() || known.reporter() == reporter);
        registrations = List.copyOf(changed);
    }

    private static @Nullable Reporter only(List<Registration> known) {
        Reporter only = known.get(0).reporter();
        for (int i = 1; i < known.size(); i++) {
            if (known.get(i).reporter() != only) {
                return null;
            }
        }
        return only;
    }

    private static @Nullable Reporter ofModule(
            @Nullable ClassLoader loader, List<Registration> known) {
        for (ClassLoader at = loader; at != null; at = at.getParent()) {
            for (Registration registration : known) {
                if (registration.isOf(at) && (known.size() == 1 || !registration.isCommon())) {
                    return registration.reporter();
                }
            }
        }
        return null;
    }

    private static @Nullable Reporter serving(List<Registration> known) {
        for (Registration registration : known) {
            Reporter reporter = registration.reporter();
            if (reporter != null && isServing(reporter)) {
                return reporter;
            }
        }
        return null;
    }

    private static boolean isServing(Reporter reporter) {
        try {
            return reporter.request() != null;
        } catch (RuntimeException | LinkageError e) {
            // thrown by a client that the application made itself
            return false;
        }
    }

    private static @Nullable Reporter calling(List<Registration> known) {
        return CALLERS.walk(
                frames ->
                        frames.map(frame -> frame.getDeclaringClass().getClassLoader())
                                .distinct()
                                .map(loader -> Optional.ofNullable(ofModule(loader, known)))
                                .flatMap(Optional::stream)
                                .findFirst()
                                .orElse(null));
    }

    private static @Nullable Reporter common(List<Registration> known) {
        for (Registration registration : known) {
            if (registration.isCommon()) {
                return registration.reporter();
            }
        }
        return null;
    }

    private static final class Registration {

        private final WeakReference<ClassLoader> module;
        private final WeakReference<Reporter> reporter;
        private final boolean ofContainer;

        Registration(ClassLoader module, Reporter reporter, boolean ofContainer) {
            this.ofContainer = ofContainer;
            this.module = new WeakReference<>(module);
            this.reporter = new WeakReference<>(reporter);
        }

        boolean isOfContainer() {
            return ofContainer;
        }

        boolean isOf(ClassLoader loader) {
            return module.refersTo(loader);
        }

        /** Tells whether the module is the common one. */
        boolean isCommon() {
            return isOf(Deployment.loader());
        }

        boolean isCleared() {
            return module.refersTo(null) || reporter.refersTo(null);
        }

        @Nullable Reporter reporter() {
            return reporter.get();
        }
    }
}
