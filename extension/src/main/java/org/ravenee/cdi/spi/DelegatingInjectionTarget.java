/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.spi;

import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.InjectionTarget;
import java.util.Set;

/**
 * An injection target that does what another one does, save the methods that a subclass overrides.
 *
 * @param <T> the class of the instances
 */
public abstract class DelegatingInjectionTarget<T> implements InjectionTarget<T> {

    private final InjectionTarget<T> delegate;

    /**
     * Delegates to another target.
     *
     * @param delegate the injection target of the container
     */
    protected DelegatingInjectionTarget(InjectionTarget<T> delegate) {
        this.delegate = delegate;
    }

    @Override
    public void inject(T instance, CreationalContext<T> context) {
        delegate.inject(instance, context);
    }

    @Override
    public void postConstruct(T instance) {
        delegate.postConstruct(instance);
    }

    @Override
    public void preDestroy(T instance) {
        delegate.preDestroy(instance);
    }

    @Override
    public T produce(CreationalContext<T> context) {
        return delegate.produce(context);
    }

    @Override
    public void dispose(T instance) {
        delegate.dispose(instance);
    }

    @Override
    public Set<InjectionPoint> getInjectionPoints() {
        return delegate.getInjectionPoints();
    }
}
