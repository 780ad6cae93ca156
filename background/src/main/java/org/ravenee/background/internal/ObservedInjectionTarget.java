/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.background.internal;

import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.spi.InjectionTarget;
import java.lang.reflect.Field;
import java.util.List;
import org.ravenee.cdi.spi.DelegatingInjectionTarget;
import org.ravenee.spi.OperatorLogger;

/**
 * Injection that puts observed executors, thread factories and events in the place of the
 * container's.
 *
 * <p>The seam is {@code ProcessInjectionTarget}: executors have no interceptors, their resources
 * are no beans, and their task listeners have to be given with each task. This class covers fields;
 * {@link ObservedProducer} covers producers.
 */
class ObservedInjectionTarget<T> extends DelegatingInjectionTarget<T> {

    private static final OperatorLogger LOGGER = new OperatorLogger();

    private final List<Field> fields;
    private final AsynchronousEvents events;

    ObservedInjectionTarget(
            InjectionTarget<T> target, List<Field> fields, AsynchronousEvents events) {
        super(target);
        this.fields = fields;
        this.events = events;
    }

    @Override
    public void inject(T instance, CreationalContext<T> context) {
        super.inject(instance, context);
        for (Field field : fields) {
            observe(instance, field);
        }
    }

    /** If a field cannot be written, the application keeps the injected resource. */
    private void observe(Object instance, Field field) {
        try {
            field.setAccessible(true);
            Object resource = field.get(instance);
            if (resource instanceof Event<?> event) {
                field.set(instance, ObservedEvent.of(event, events));
            } else if (resource != null) {
                field.set(instance, ObservedResource.of(resource, field.getType()));
            }
        } catch (IllegalAccessException | RuntimeException e) {
            LOGGER.logThrown(BackgroundMessages.FIELD_NOT_OBSERVED, e, field.toString());
        }
    }
}
