/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.background.internal;

import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.Producer;
import java.util.Set;

/** A producer of an executor or a thread factory, whose product is observed. */
final class ObservedProducer<T> implements Producer<T> {

    private final Producer<T> producer;

    ObservedProducer(Producer<T> producer) {
        this.producer = producer;
    }

    @Override
    @SuppressWarnings("unchecked") // an observed resource has the interfaces of the original
    public T produce(CreationalContext<T> context) {
        T product = producer.produce(context);
        return product == null ? product : (T) ObservedResource.of(product, product.getClass());
    }

    @Override
    public void dispose(T instance) {
        producer.dispose(ObservedResource.original(instance));
    }

    @Override
    public Set<InjectionPoint> getInjectionPoints() {
        return producer.getInjectionPoints();
    }
}
