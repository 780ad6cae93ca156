/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.background.internal;

import org.jspecify.annotations.Nullable;

/** Compares types by name, for APIs that a runtime may lack. */
final class TypeNames {

    private TypeNames() {}

    /** Tells whether a class is, extends or implements the type with this name. */
    static boolean isA(@Nullable Class<?> type, String name) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            if (at.getName().equals(name) || hasInterface(at, name)) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether a class implements an interface whose name starts so. */
    static boolean implementsAnyOf(Class<?> type, String prefix) {
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
