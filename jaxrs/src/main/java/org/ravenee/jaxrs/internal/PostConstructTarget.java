/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InjectionTarget;
import org.jspecify.annotations.Nullable;
import org.ravenee.cdi.spi.DelegatingInjectionTarget;

/**
 * Calls the {@code PostConstruct} methods of a resource as Weld does where the class has no
 * interceptor of Raven EE. Weld wraps an exception of such a method, but not if any interceptor is
 * bound to the class. The wrapper decides which mapper responds.
 */
final class PostConstructTarget<T> extends DelegatingInjectionTarget<T> {

    private final Class<T> type;
    private final BeanManager manager;
    private volatile @Nullable InjectionTarget<T> unbound;

    private PostConstructTarget(InjectionTarget<T> delegate, Class<T> type, BeanManager manager) {
        super(delegate);
        this.type = type;
        this.manager = manager;
    }

    /**
     * Returns the injection target to use for a class that the interceptor is bound to: the given
     * one, unless the class needs another.
     */
    static <T> InjectionTarget<T> of(
            InjectionTarget<T> delegate, AnnotatedType<T> type, BeanManager manager) {
        boolean ofWeld = delegate.getClass().getName().startsWith("org.jboss.weld.");
        return ofWeld && hasPostConstruct(type) && !isEnterpriseBean(type)
                ? new PostConstructTarget<>(delegate, type.getJavaClass(), manager)
                : delegate;
    }

    private static boolean hasPostConstruct(AnnotatedType<?> type) {
        return type.getMethods().stream()
                .anyMatch(method -> method.isAnnotationPresent(PostConstruct.class));
    }

    /** The container of enterprise beans calls their callbacks itself. */
    private static boolean isEnterpriseBean(AnnotatedType<?> type) {
        return type.getAnnotations().stream()
                .anyMatch(it -> it.annotationType().getName().startsWith("jakarta.ejb."));
    }

    @Override
    public void postConstruct(T instance) {
        unbound().postConstruct(instance);
    }

    /** The class as it was before the interceptor was bound; known to Weld once it has started. */
    private InjectionTarget<T> unbound() {
        InjectionTarget<T> known = unbound;
        if (known == null) {
            known =
                    manager.getInjectionTargetFactory(manager.createAnnotatedType(type))
                            .createInjectionTarget(null);
            unbound = known;
        }
        return known;
    }
}
