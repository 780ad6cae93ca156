/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import jakarta.ws.rs.client.ClientRequestContext;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A proxy of the HTTP engine of a RESTEasy client for one call, which observes the failure of the
 * call. RESTEasy calls no filter for a call that times out, is refused or finds no host. After the
 * request filters RESTEasy reads the engine from the client that the invocation refers to; until
 * then the invocation refers to a proxy of its client. Client and engine stay as they are.
 *
 * <p>Classes of RESTEasy are used by reflection, as some servers hide them from applications.
 */
final class ResteasyEngineProxy {

    private static final String CONTEXT =
            "org.jboss.resteasy.client.jaxrs.internal.ClientRequestContextImpl";

    private ResteasyEngineProxy() {}

    /** Observes the call that follows the filters of a request; for RESTEasy only. */
    static void observe(ClientRequestContext request) {
        if (!request.getClass().getName().equals(CONTEXT)) {
            return;
        }
        try {
            Object invocation = request.getClass().getMethod("getInvocation").invoke(request);
            Field field = clientField(invocation.getClass());
            Object client = field.get(invocation);
            field.set(
                    invocation,
                    proxy(
                            client,
                            (proxy, method, arguments) -> {
                                field.set(invocation, client);
                                Object result = call(client, method, arguments);
                                return result != null && method.getName().equals("httpEngine")
                                        ? engine(result, request)
                                        : result;
                            }));
        } catch (ReflectiveOperationException | RuntimeException e) {
            // Another RESTEasy than those that are known: failed calls leave no breadcrumb.
        }
    }

    private static Field clientField(Class<?> invocation) throws NoSuchFieldException {
        for (Class<?> at = invocation; at != null; at = at.getSuperclass()) {
            for (Field field : at.getDeclaredFields()) {
                if (field.getName().equals("client") && field.getType().isInterface()) {
                    field.setAccessible(true);
                    return field;
                }
            }
        }
        throw new NoSuchFieldException("client");
    }

    private static Object engine(Object engine, ClientRequestContext request) {
        return proxy(
                engine,
                (proxy, method, arguments) -> {
                    try {
                        Object result = call(engine, method, arguments);
                        if (result instanceof CompletionStage<?> stage) {
                            stage.whenComplete(
                                    (response, thrown) -> {
                                        if (thrown != null) {
                                            OutgoingCall.failed(request, thrown);
                                        }
                                    });
                        }
                        return result;
                    } catch (Throwable thrown) {
                        OutgoingCall.failed(request, thrown);
                        throw thrown;
                    }
                });
    }

    private static @Nullable Object call(
            Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static Object proxy(Object target, InvocationHandler handler) {
        Set<Class<?>> interfaces = new LinkedHashSet<>();
        for (Class<?> at = target.getClass(); at != null; at = at.getSuperclass()) {
            interfaces.addAll(Set.of(at.getInterfaces()));
        }
        return Proxy.newProxyInstance(
                target.getClass().getClassLoader(), interfaces.toArray(Class<?>[]::new), handler);
    }
}
