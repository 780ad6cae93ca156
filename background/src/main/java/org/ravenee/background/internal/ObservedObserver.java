/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.background.internal;

import jakarta.enterprise.event.Reception;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.EventContext;
import jakarta.enterprise.inject.spi.ObserverMethod;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Set;
import org.ravenee.Scope;

/**
 * An asynchronous observer whose failure is reported.
 *
 * <p>CDI gives such failures to the {@code CompletionStage} that {@code fireAsync} returns, and
 * nothing else. {@code ProcessObserverMethod} is the seam that covers private and static observers
 * and final classes, which interceptors do not.
 */
final class ObservedObserver<T> implements ObserverMethod<T> {

    private final ObserverMethod<T> observer;
    private final String name;
    private final AsynchronousEvents events;

    ObservedObserver(ObserverMethod<T> observer, String name, AsynchronousEvents events) {
        this.observer = observer;
        this.name = name;
        this.events = events;
    }

    @Override
    public void notify(EventContext<T> event) {
        try (Scope carried = events.attach(event.getEvent())) {
            new BackgroundWork(() -> name)
                    .get(
                            () -> {
                                observer.notify(event);
                                return null;
                            },
                            BackgroundWork.reportAs("auto.cdi.observer"));
        }
    }

    @Override
    public Class<?> getBeanClass() {
        return observer.getBeanClass();
    }

    @Override
    public Bean<?> getDeclaringBean() {
        return observer.getDeclaringBean();
    }

    @Override
    public Type getObservedType() {
        return observer.getObservedType();
    }

    @Override
    public Set<Annotation> getObservedQualifiers() {
        return observer.getObservedQualifiers();
    }

    @Override
    public Reception getReception() {
        return observer.getReception();
    }

    @Override
    public TransactionPhase getTransactionPhase() {
        return observer.getTransactionPhase();
    }

    @Override
    public int getPriority() {
        return observer.getPriority();
    }

    @Override
    public boolean isAsync() {
        return observer.isAsync();
    }
}
