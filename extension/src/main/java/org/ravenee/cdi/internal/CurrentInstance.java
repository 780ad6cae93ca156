/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.internal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;

/**
 * A proxy that looks up its target at each call. Beans of an EAR get such a proxy, because several
 * modules use them: each call goes to the client of the module that the thread works for.
 */
final class CurrentInstance {

    private CurrentInstance() {}

    static <T> T of(Class<T> type, Supplier<T> current) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) -> {
                            try {
                                return method.invoke(current.get(), arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        }));
    }
}
