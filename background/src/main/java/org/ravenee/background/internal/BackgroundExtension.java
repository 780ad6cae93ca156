/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.background.internal;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.AnnotatedMember;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ObserverMethod;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessInjectionTarget;
import jakarta.enterprise.inject.spi.ProcessObserverMethod;
import jakarta.enterprise.inject.spi.ProcessProducer;
import jakarta.enterprise.inject.spi.ProcessSyntheticObserverMethod;
import jakarta.enterprise.inject.spi.configurator.AnnotatedTypeConfigurator;
import jakarta.interceptor.Interceptor;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ravenee.cdi.spi.Deployment;
import org.ravenee.cdi.spi.Interception;
import org.ravenee.spi.OperatorLogger;

/**
 * Finds background work in an application and binds the interceptors that report its failures.
 *
 * <p>The annotations of optional APIs are known by name: none of these APIs is needed to deploy.
 */
public class BackgroundExtension implements Extension {

    private static final OperatorLogger LOGGER = new OperatorLogger();

    private final Set<Class<?>> discovered = new HashSet<>();
    private final AsynchronousEvents events = new AsynchronousEvents();
    private boolean hasBatch;

    /** Creates the extension; called by the container. */
    public BackgroundExtension() {}

    /** First of all: the jar is no bean archive, so its interceptors are added here. */
    void addInterceptors(@Observes BeforeBeanDiscovery event) {
        add(event, ObservedAsynchronous.class, AsynchronousInterceptor.class);
        add(event, ObservedMessages.class, MessageInterceptor.class);
        add(event, ObservedInitialization.class, InitializationInterceptor.class);
        add(event, ObservedStartup.class, StartupInterceptor.class);
        add(event, ObservedTimeouts.class, TimeoutInterceptor.class);
        add(event, ObservedWebSocket.class, WebSocketInterceptor.class);
        add(event, ObservedCheckIns.class, CheckInInterceptor.class);
        hasBatch = BatchArtifacts.isPresent();
        if (hasBatch) {
            add(event, ObservedBatch.class, BatchInterceptor.class);
        }
    }

    private static void add(
            BeforeBeanDiscovery event, Class<? extends Annotation> binding, Class<?> interceptor) {
        event.addInterceptorBinding(binding);
        Interception.add(event, interceptor);
    }

    /**
     * While types are discovered: the only time when annotations can be added. Runs after other
     * extensions, because they may add annotations that mark background work.
     */
    <T> void bind(
            @Observes @Priority(Interceptor.Priority.PLATFORM_AFTER)
                    ProcessAnnotatedType<T> event) {
        AnnotatedType<T> type = event.getAnnotatedType();
        if (type.getJavaClass().isInterface() || !Deployment.owns(type.getJavaClass())) {
            return;
        }
        discovered.add(type.getJavaClass());
        WorkBindings bindings = WorkBindings.of(type, hasBatch);
        if (bindings.isEmpty()) {
            return;
        }
        if (Interception.isPossible(type.getJavaClass())) {
            AnnotatedTypeConfigurator<T> configurator = event.configureAnnotatedType();
            bindings.applyTo(configurator);
        } else {
            LOGGER.log(BackgroundMessages.NOT_INTERCEPTED, type.getJavaClass().getName());
        }
    }

    /** When an observer is known, before it is used: the only time when it can be replaced. */
    <T, X> void observe(@Observes ProcessObserverMethod<T, X> event) {
        ObserverMethod<T> observer = event.getObserverMethod();
        if (!(event instanceof ProcessSyntheticObserverMethod)
                && observer.isAsync()
                && Deployment.owns(observer.getBeanClass())) {
            String method = event.getAnnotatedMethod().getJavaMember().getName();
            event.setObserverMethod(
                    new ObservedObserver<>(
                            observer,
                            "observer "
                                    + WorkNames.simpleName(observer.getBeanClass())
                                    + "."
                                    + method,
                            events));
        }
    }

    /** When injection of a class is known: resources of the platform are injected by it. */
    <T> void wrapInjection(@Observes ProcessInjectionTarget<T> event, BeanManager beans) {
        Class<T> type = event.getAnnotatedType().getJavaClass();
        if (Deployment.owns(type)) {
            logIfUndiscovered(event.getAnnotatedType());
            List<Field> fields = InjectedFields.of(type);
            if (ObservedWebComponent.isPossible(event.getAnnotatedType(), beans)) {
                event.setInjectionTarget(
                        new ObservedWebComponent<>(
                                event.getInjectionTarget(),
                                fields,
                                events,
                                event.getAnnotatedType(),
                                beans));
            } else if (!fields.isEmpty()) {
                event.setInjectionTarget(
                        new ObservedInjectionTarget<>(event.getInjectionTarget(), fields, events));
            }
        }
    }

    /** Message-driven beans are no CDI beans, and Weld does not show their types to extensions. */
    private void logIfUndiscovered(AnnotatedType<?> type) {
        if (WorkBindings.isMessageDriven(type) && discovered.add(type.getJavaClass())) {
            LOGGER.log(BackgroundMessages.MESSAGE_DRIVEN_NOT_SEEN, type.getJavaClass().getName());
        }
    }

    /** After the deployment is validated: frees the discovered classes. */
    void forget(@Observes AfterDeploymentValidation event) {
        discovered.clear();
    }

    /** When a producer is known: it gives resources of the platform to other beans. */
    <T, X> void wrapProducer(@Observes ProcessProducer<T, X> event) {
        AnnotatedMember<T> member = event.getAnnotatedMember();
        if (ManagedResources.isType(member.getBaseType())
                && Deployment.owns(member.getDeclaringType().getJavaClass())) {
            event.setProducer(new ObservedProducer<>(event.getProducer()));
        }
    }
}
