/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.background.internal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ravenee.cdi.spi.Deployment;
import org.ravenee.cdi.spi.TypeNames;

/**
 * An executor or thread factory of the container whose tasks are observed. A proxy for all of its
 * interfaces, because these differ by version of Jakarta Concurrency and by server.
 */
final class ObservedResource implements InvocationHandler {

    /** Methods whose caller does not receive the failure: a repeated task has no result. */
    private static final Set<String> WITHOUT_CALLER =
            Set.of("execute", "scheduleAtFixedRate", "scheduleWithFixedDelay");

    private static final Set<String> WITH_FUTURE = Set.of("submit", "schedule");
    private static final Set<String> WITH_STAGE = Set.of("runAsync", "supplyAsync");

    private final Object resource;

    private ObservedResource(Object resource) {
        this.resource = resource;
    }

    /**
     * Returns the resource that an application gets.
     *
     * @param resource the resource of the container
     * @param declared the type that the application uses it by
     * @return the resource itself if it is observed already, or cannot be
     */
    static Object of(Object resource, Class<?> declared) {
        boolean observable = resource instanceof Executor || resource instanceof ThreadFactory;
        if (!observable || original(resource) != resource || isOwnClass(resource.getClass())) {
            return resource;
        }
        Class<?>[] interfaces = interfaces(resource.getClass());
        Object observed =
                Proxy.newProxyInstance(
                        Deployment.loader(), interfaces, new ObservedResource(resource));
        boolean fits = declared.isInstance(observed) || declared == resource.getClass();
        return fits ? observed : resource;
    }

    /** The application may use an executor of its own by its class, which no proxy has. */
    private static boolean isOwnClass(Class<?> type) {
        return Deployment.owns(type)
                && !type.isHidden()
                && !TypeNames.implementsAnyOf(type, "jakarta.enterprise.concurrent.");
    }

    /** Returns the resource of the container. */
    @SuppressWarnings("unchecked") // an observed resource has the interfaces of the original
    static <T> T original(T resource) {
        return Proxy.isProxyClass(resource.getClass())
                        && Proxy.getInvocationHandler(resource) instanceof ObservedResource observed
                ? (T) observed.resource
                : resource;
    }

    /** Returns the interfaces of a class that a proxy of this deployment can have. */
    static Class<?>[] interfaces(Class<?> type) {
        Set<Class<?>> interfaces = new LinkedHashSet<>();
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            for (Class<?> contract : at.getInterfaces()) {
                if (isVisible(contract)) {
                    interfaces.add(contract);
                }
            }
        }
        return interfaces.toArray(Class<?>[]::new);
    }

    private static boolean isVisible(Class<?> type) {
        try {
            return Modifier.isPublic(type.getModifiers())
                    && Class.forName(type.getName(), false, Deployment.loader()) == type;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] args)
            throws Throwable {
        try {
            return args == null || args.length == 0 || args[0] == null
                    ? method.invoke(resource, args)
                    : observe(method, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private @Nullable Object observe(Method method, @Nullable Object[] args)
            throws InvocationTargetException, IllegalAccessException {
        String name = method.getName();
        if (name.equals("equals")) {
            return resource.equals(original(args[0]));
        }
        if (name.equals("newThread") && args[0] instanceof Runnable work) {
            return method.invoke(resource, ObservedTask.reporting(work));
        }
        boolean triggered = isTriggered(method);
        if (WITHOUT_CALLER.contains(name) || triggered) {
            args[0] = reporting(args[0]);
            return method.invoke(resource, args);
        }
        if (WITH_FUTURE.contains(name)) {
            TaskResult result = new TaskResult();
            args[0] = handingOver(args[0], result);
            return ObservedFuture.of((Future<?>) method.invoke(resource, args), result);
        }
        if (WITH_STAGE.contains(name)) {
            TaskResult result = new TaskResult();
            args[0] = handingOver(args[0], result);
            return method.invoke(resource, args) instanceof CompletableFuture<?> future
                    ? ObservedStage.of(future, result)
                    : null;
        }
        return method.invoke(resource, args);
    }

    /** A task with a Trigger is repeated, and one that failed is run again. */
    private static boolean isTriggered(Method method) {
        Class<?>[] types = method.getParameterTypes();
        return types.length == 2
                && types[1].getName().equals("jakarta.enterprise.concurrent.Trigger");
    }

    private static @Nullable Object reporting(@Nullable Object task) {
        if (task instanceof Runnable work) {
            return ObservedTask.reporting(work);
        }
        return task instanceof Callable<?> work ? ObservedTask.reporting(work) : task;
    }

    private static @Nullable Object handingOver(@Nullable Object task, TaskResult result) {
        if (task instanceof Runnable work) {
            return ObservedTask.handingOver(work, result);
        }
        if (task instanceof Callable<?> work) {
            return ObservedTask.handingOver(work, result);
        }
        return task instanceof Supplier<?> work ? ObservedTask.handingOver(work, result) : task;
    }
}
