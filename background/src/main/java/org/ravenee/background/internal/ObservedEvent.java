/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.background.internal;

import jakarta.enterprise.event.Event;
import java.io.Serial;
import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import org.ravenee.cdi.spi.Deployment;

/**
 * The {@code Event} of an injected field, which carries the context of its caller to asynchronous
 * observers.
 *
 * <p>A proxy, because CDI has no other seam that leaves the event as it is: a decorator of the
 * built-in bean changes the injection point that observers see, and another executor is another
 * thread. After the bean was passivated, the context is not carried.
 */
final class ObservedEvent implements InvocationHandler, Serializable {

    @Serial private static final long serialVersionUID = 1L;

    private final Event<?> event;
    private final transient @Nullable AsynchronousEvents events;

    private ObservedEvent(Event<?> event, AsynchronousEvents events) {
        this.event = event;
        this.events = events;
    }

    static Object of(Event<?> event, AsynchronousEvents events) {
        return original(event) == event
                ? Proxy.newProxyInstance(
                        Deployment.loader(),
                        ObservedResource.interfaces(event.getClass()),
                        new ObservedEvent(event, events))
                : event;
    }

    private static @Nullable Object original(@Nullable Object event) {
        return event != null
                        && Proxy.isProxyClass(event.getClass())
                        && Proxy.getInvocationHandler(event) instanceof ObservedEvent observed
                ? observed.event
                : event;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] args)
            throws Throwable {
        try {
            return args == null || args.length == 0 || args[0] == null || events == null
                    ? method.invoke(event, args)
                    : observe(method, args, args[0], events);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private @Nullable Object observe(
            Method method, @Nullable Object[] args, Object first, AsynchronousEvents carrying)
            throws InvocationTargetException, IllegalAccessException {
        return switch (method.getName()) {
            case "equals" -> event.equals(original(first));
            case "fireAsync" -> fireAsync(method, args, first, carrying);
            default -> {
                Object result = method.invoke(event, args);
                yield result instanceof Event<?> selected ? of(selected, carrying) : result;
            }
        };
    }

    private @Nullable Object fireAsync(
            Method method, @Nullable Object[] args, Object payload, AsynchronousEvents carrying)
            throws InvocationTargetException, IllegalAccessException {
        Object stage = null;
        carrying.fire(payload);
        try {
            stage = method.invoke(event, args);
            return stage;
        } finally {
            carrying.endWith(stage, payload);
        }
    }
}
