/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.background.internal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;
import org.ravenee.cdi.spi.Deployment;

/** A future that notes whether its result is asked for. */
final class ObservedFuture implements InvocationHandler {

    /** {@code isDone} is not among them, because it does not give the failure to the caller. */
    private static final Set<String> ASKING =
            Set.of("get", "cancel", "resultNow", "exceptionNow", "state");

    private final Future<?> future;
    private final TaskResult result;

    private ObservedFuture(Future<?> future, TaskResult result) {
        this.future = future;
        this.result = result;
    }

    static @Nullable Future<?> of(@Nullable Future<?> future, TaskResult result) {
        if (future == null) {
            return null;
        }
        Class<?> type = future instanceof ScheduledFuture<?> ? ScheduledFuture.class : Future.class;
        return (Future<?>)
                Proxy.newProxyInstance(
                        Deployment.loader(),
                        new Class<?>[] {type},
                        new ObservedFuture(future, result));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] args)
            throws Throwable {
        if (ASKING.contains(method.getName())) {
            result.asked();
        }
        if (method.getName().equals("equals")) {
            return proxy == (args == null ? null : args[0]);
        }
        try {
            return method.invoke(future, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
