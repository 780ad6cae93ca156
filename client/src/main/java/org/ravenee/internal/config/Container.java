/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.config;

/** Tells a container from plain Java. */
public final class Container {

    private Container() {}

    /**
     * Plain Java has one loader for all of the class path. Whoever loads the client by another one
     * may load it several times, and does not want it to change what all applications share.
     */
    public static boolean isHere() {
        ClassLoader own = Container.class.getClassLoader();
        for (ClassLoader at = ClassLoader.getSystemClassLoader(); at != null; at = at.getParent()) {
            if (at == own) {
                return false;
            }
        }
        return true;
    }
}
