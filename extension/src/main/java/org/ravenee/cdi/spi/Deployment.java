/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.spi;

import java.security.CodeSource;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * The deployment that this copy of Raven EE belongs to. In an EAR each WAR may have its own copy,
 * and every extension gets the events of all of them; each of them serves the classes that would
 * load that very copy.
 */
public final class Deployment {

    private Deployment() {}

    /**
     * Returns the class loader of the deployment.
     *
     * @return the loader of this copy of Raven EE
     */
    public static ClassLoader loader() {
        return Deployment.class.getClassLoader();
    }

    /**
     * Tells whether a class belongs to the deployment.
     *
     * @param type a class that the container has discovered
     * @return true if it sees this copy of Raven EE
     */
    public static boolean owns(Class<?> type) {
        return owns(type.getClassLoader());
    }

    /**
     * Tells whether a class loader belongs to the deployment.
     *
     * @param loader the class loader of a module or of a thread
     * @return true if its classes see this copy of Raven EE
     */
    public static boolean owns(@Nullable ClassLoader loader) {
        return copySeenBy(loader) == Deployment.class;
    }

    /**
     * Tells whether a class loader belongs to a module that has a copy of its own, as one WAR of an
     * EAR may have.
     *
     * @param loader the class loader of a module or of a thread
     * @return true if its classes see another copy of Raven EE
     */
    static boolean isOfAnother(@Nullable ClassLoader loader) {
        Class<?> copy = copySeenBy(loader);
        return copy != null && copy != Deployment.class;
    }

    /**
     * Asks the loader itself: the JVM keeps the result of {@code Class.forName} for each loader,
     * and TomEE serves all JAX-RS applications with one loader that delegates to the current one.
     */
    private static @Nullable Class<?> copySeenBy(@Nullable ClassLoader loader) {
        if (loader == null) {
            return null;
        }
        try {
            return loader.loadClass(Deployment.class.getName());
        } catch (ClassNotFoundException | LinkageError e) {
            return null;
        }
    }

    /**
     * Makes the id of something unique among the deployments of a server, and the same after a
     * restart.
     *
     * @param name a name inside the deployment
     * @return the name and where this copy of Raven EE lies
     */
    public static String id(String name) {
        try {
            ProtectionDomain domain = Deployment.class.getProtectionDomain();
            CodeSource source = domain == null ? null : domain.getCodeSource();
            return source == null ? name : name + "@" + source.getLocation();
        } catch (SecurityException e) {
            return name;
        }
    }
}
