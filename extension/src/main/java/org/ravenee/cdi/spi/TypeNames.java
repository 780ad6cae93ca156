/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.spi;

import org.jspecify.annotations.Nullable;

/** Compares types by name, for APIs that a runtime may lack. */
public final class TypeNames {

    private TypeNames() {}

    /**
     * Tells whether a class is, extends or implements the type with a name.
     *
     * @param type a class; null has no types
     * @param name the fully qualified name of a class or interface
     * @return true if the type is among the class, its superclasses and all their interfaces
     */
    public static boolean isA(@Nullable Class<?> type, String name) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            if (at.getName().equals(name) || hasInterface(at, name)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Tells whether a class implements any interface of an API.
     *
     * @param type a class or interface
     * @param prefix the name of the package, with a dot at its end
     * @return true if the name of one of its interfaces starts with the prefix
     */
    public static boolean implementsAnyOf(Class<?> type, String prefix) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            for (Class<?> contract : at.getInterfaces()) {
                if (contract.getName().startsWith(prefix) || implementsAnyOf(contract, prefix)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean hasInterface(Class<?> type, String name) {
        for (Class<?> contract : type.getInterfaces()) {
            if (contract.getName().equals(name) || hasInterface(contract, name)) {
                return true;
            }
        }
        return false;
    }
}
