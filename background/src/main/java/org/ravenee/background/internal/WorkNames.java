/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.background.internal;

import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Method;

/** Names of classes and methods as their authors wrote them. */
public final class WorkNames {

    private WorkNames() {}

    /** Returns the simple name of the bean class and the name of the method. */
    public static String of(InvocationContext invocation) {
        Method method = invocation.getMethod();
        String type = simpleName(typeOf(invocation));
        return method == null ? type : type + "." + method.getName();
    }

    /**
     * Returns the class of the called bean as the application wrote it, not a generated subclass.
     */
    static Class<?> typeOf(InvocationContext invocation) {
        Object target = invocation.getTarget();
        if (target != null) {
            return written(target.getClass());
        }
        Method method = invocation.getMethod();
        return method == null
                ? invocation.getConstructor().getDeclaringClass()
                : method.getDeclaringClass();
    }

    /** Returns the simple name of a class; for a lambda that of the class it is written in. */
    static String simpleName(Class<?> type) {
        Class<?> written = written(type);
        if (written.isAnonymousClass() && written.getEnclosingClass() != null) {
            return simpleName(written.getEnclosingClass());
        }
        String name = written.getName();
        int lambda = name.indexOf("$$Lambda");
        if (lambda > 0) {
            name = name.substring(0, lambda);
            return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
        }
        return written.getSimpleName();
    }

    /** Generated subclasses have {@code $$}, {@code $Proxy} or the like in their names. */
    private static Class<?> written(Class<?> type) {
        Class<?> at = type;
        while (isGenerated(at)
                && at.getSuperclass() != null
                && at.getSuperclass() != Object.class) {
            at = at.getSuperclass();
        }
        return at;
    }

    private static boolean isGenerated(Class<?> type) {
        String name = type.getName();
        return type.isSynthetic() || name.contains("$$") || name.contains("$Proxy");
    }
}
