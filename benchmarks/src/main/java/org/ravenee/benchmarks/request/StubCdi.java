/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.request;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.util.Iterator;
import java.util.List;

/** A container of one bean. */
final class StubCdi extends CDI<Object> {

    private final Object bean;

    StubCdi(Object bean) {
        this.bean = bean;
    }

    @Override
    public Object get() {
        return bean;
    }

    @Override
    public Instance<Object> select(Annotation... qualifiers) {
        return this;
    }

    @Override
    @SuppressWarnings("unchecked") // there is but one bean
    public <U> Instance<U> select(Class<U> type, Annotation... qualifiers) {
        return (Instance<U>) this;
    }

    @Override
    @SuppressWarnings("unchecked") // there is but one bean
    public <U> Instance<U> select(TypeLiteral<U> type, Annotation... qualifiers) {
        return (Instance<U>) this;
    }

    @Override
    public boolean isUnsatisfied() {
        return false;
    }

    @Override
    public boolean isAmbiguous() {
        return false;
    }

    @Override
    public void destroy(Object instance) {}

    @Override
    public Handle<Object> getHandle() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Iterable<Handle<Object>> handles() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Iterator<Object> iterator() {
        return List.of(bean).iterator();
    }

    @Override
    public BeanManager getBeanManager() {
        throw new UnsupportedOperationException();
    }
}
