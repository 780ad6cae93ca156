/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.internal;

import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ravenee.spi.FrameVariables;

/** The arguments of a call, for {@code sentry.capture-parameters}. */
final class Arguments {

    private Arguments() {}

    /** Returns null where there is no method, or it has no parameters. */
    static @Nullable FrameVariables of(InvocationContext invocation) {
        Method method = invocation.getMethod();
        if (method == null || method.getParameterCount() == 0) {
            return null;
        }
        Parameter[] parameters = method.getParameters();
        Object[] arguments = invocation.getParameters();
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < parameters.length && i < arguments.length; i++) {
            values.put(parameters[i].getName(), shown(parameters[i], arguments[i]));
        }
        return FrameVariables.of(method.getDeclaringClass().getName(), method.getName(), values);
    }

    /**
     * Secrets are recognised by the name of a value. Classes that were compiled without the names
     * of parameters show numbers and the like, and of everything else the type.
     */
    @SuppressWarnings("NullAway") // null is a value like any other
    private static Object shown(Parameter parameter, @Nullable Object argument) {
        boolean harmless =
                argument == null || argument instanceof Number || argument instanceof Boolean;
        return harmless || parameter.isNamePresent()
                ? argument
                : "<" + argument.getClass().getName() + ">";
    }
}
