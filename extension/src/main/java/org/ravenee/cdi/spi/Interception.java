/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.spi;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

/** Recognises classes that a container can make an intercepting subclass of. */
public final class Interception {

    private Interception() {}

    /**
     * Tells whether an interceptor can be bound to a class; binding it to any other class would
     * break the deployment.
     *
     * @param type a class of a bean
     * @return false if it is final or sealed, has a final method that is not private, or has
     *     private constructors only
     */
    public static boolean isPossible(Class<?> type) {
        if (Modifier.isFinal(type.getModifiers()) || type.isSealed() || !isExtensible(type)) {
            return false;
        }
        for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
            for (Method method : at.getDeclaredMethods()) {
                if (isFinal(method)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isExtensible(Class<?> type) {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (!Modifier.isPrivate(constructor.getModifiers())) {
                return true;
            }
        }
        return type.isInterface();
    }

    /**
     * Tells whether a method is final in a way that forbids interception.
     *
     * @param method a method of a bean class
     * @return true if it is final and neither private nor static
     */
    public static boolean isFinal(Method method) {
        int modifiers = method.getModifiers();
        return Modifier.isFinal(modifiers)
                && !Modifier.isPrivate(modifiers)
                && !Modifier.isStatic(modifiers)
                && !method.isSynthetic();
    }
}
