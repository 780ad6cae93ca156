/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.background.internal;

import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InjectionTarget;
import java.lang.reflect.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ravenee.cdi.spi.Interception;
import org.ravenee.spi.OperatorLogger;

/**
 * Creates a servlet, filter, context listener or message-driven bean that can be intercepted; the
 * container injects it.
 *
 * <p>The seam is {@code ProcessInjectionTarget}: servlet components are no beans of CDI, and
 * WildFly reads the interceptors of message-driven beans from the classes themselves.
 */
final class ObservedComponent<T> extends ObservedInjectionTarget<T> {

    private static final OperatorLogger LOGGER = new OperatorLogger();

    private final ComponentType<T> type;
    private final BeanManager beans;
    private @Nullable InjectionTarget<T> creating;

    ObservedComponent(
            InjectionTarget<T> target,
            List<Field> fields,
            AsynchronousEvents events,
            ComponentType<T> type,
            BeanManager beans) {
        super(target, fields, events);
        this.type = type;
        this.beans = beans;
    }

    /**
     * Tells whether components can be created here. Weld intercepts by a subclass of the component;
     * OpenWebBeans by a proxy beside it, whose fields the container would inject.
     */
    static boolean isSupported(BeanManager beans) {
        return beans.getClass().getName().startsWith("org.jboss.weld.");
    }

    /** Tells whether a component can be created here: its constructor gets nothing injected. */
    static boolean isPossible(AnnotatedType<?> type, BeanManager beans) {
        Class<?> component = type.getJavaClass();
        return isSupported(beans)
                && !component.getName().startsWith("org.ravenee.servlet.")
                && Interception.isPossible(component)
                && type.getConstructors().stream().allMatch(each -> each.getParameters().isEmpty());
    }

    @Override
    public T produce(CreationalContext<T> context) {
        InjectionTarget<T> intercepted = creating();
        return intercepted == null ? super.produce(context) : intercepted.produce(context);
    }

    /** When the first instance is created, because interceptors are not known before. */
    private synchronized @Nullable InjectionTarget<T> creating() {
        if (creating == null) {
            try {
                creating = beans.getInjectionTargetFactory(type).createInjectionTarget(null);
            } catch (RuntimeException | LinkageError e) {
                LOGGER.logThrown(
                        BackgroundMessages.COMPONENT_NOT_OBSERVED,
                        e,
                        type.getJavaClass().getName());
            }
        }
        return creating;
    }
}
