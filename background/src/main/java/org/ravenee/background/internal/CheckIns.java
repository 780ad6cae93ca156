/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.background.internal;

import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.ravenee.cdi.CheckIn;

/** Reads {@link CheckIn} of intercepted methods. */
final class CheckIns {

    private CheckIns() {}

    /** Returns the annotation; null if the method has none. */
    static @Nullable CheckIn of(InvocationContext invocation) {
        Method method = invocation.getMethod();
        return method == null ? null : method.getAnnotation(CheckIn.class);
    }

    /** Returns the name of the monitor: the one that is given, else class and method. */
    static String monitor(InvocationContext invocation) {
        CheckIn given = of(invocation);
        return given == null || given.value().isBlank() ? WorkNames.of(invocation) : given.value();
    }
}
