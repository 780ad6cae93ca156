/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.spi;

import java.security.CodeSource;
import java.security.ProtectionDomain;

/**
 * The deployment that this copy of Raven EE belongs to. In an EAR each WAR may have its own copy,
 * and every extension is told of everything; each of them serves the classes that would load that
 * very copy.
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
        try {
            return Class.forName(Deployment.class.getName(), false, type.getClassLoader())
                    == Deployment.class;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
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
