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
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    private final AsynchronousEvents events = new AsynchronousEvents();
    private boolean hasBatch;
    private volatile boolean deployed;

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
            List<Field> fields = InjectedFields.of(type);
            ComponentType<T> component = component(event.getAnnotatedType(), beans);
            if (component != null) {
                event.setInjectionTarget(
                        new ObservedComponent<>(
                                event.getInjectionTarget(), fields, events, component, beans));
            } else if (!fields.isEmpty()) {
                event.setInjectionTarget(
                        new ObservedInjectionTarget<>(event.getInjectionTarget(), fields, events));
            }
        }
    }

    /** Returns the type that a component of the container is created by; null if it is none. */
    private <T> @Nullable ComponentType<T> component(AnnotatedType<T> type, BeanManager beans) {
        Class<T> component = type.getJavaClass();
        if (ComponentType.isWebComponent(component)) {
            return ObservedComponent.isPossible(type, beans)
                    ? ComponentType.ofWebComponent(type)
                    : null;
        }
        if (!deployed
                || !WorkBindings.isMessageListener(type)
                || !ObservedComponent.isSupported(beans)) {
            return null;
        }
        if (ObservedComponent.isPossible(type, beans)) {
            return ComponentType.ofMessageDriven(type);
        }
        if (Interception.isPossible(component)) {
            LOGGER.log(BackgroundMessages.COMPONENT_NOT_OBSERVED, component.getName());
        }
        return null;
    }

    /**
     * After the deployment is validated: from now on the container creates its own components.
     * WildFly shows message-driven beans to extensions, but reads their interceptors from the
     * classes themselves.
     */
    void deployed(@Observes AfterDeploymentValidation event) {
        deployed = true;
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
