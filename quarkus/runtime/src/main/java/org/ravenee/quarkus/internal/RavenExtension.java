/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.quarkus.internal;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.build.compatible.spi.AnnotationBuilder;
import jakarta.enterprise.inject.build.compatible.spi.BeanInfo;
import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.ClassConfig;
import jakarta.enterprise.inject.build.compatible.spi.Discovery;
import jakarta.enterprise.inject.build.compatible.spi.Enhancement;
import jakarta.enterprise.inject.build.compatible.spi.MetaAnnotations;
import jakarta.enterprise.inject.build.compatible.spi.Registration;
import jakarta.enterprise.inject.build.compatible.spi.ScannedClasses;
import jakarta.enterprise.inject.build.compatible.spi.SkipIfPortableExtensionPresent;
import jakarta.enterprise.inject.build.compatible.spi.Synthesis;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticComponents;
import jakarta.interceptor.Interceptor;
import java.lang.annotation.Annotation;
import java.util.List;
import org.ravenee.Client;
import org.ravenee.Context;
import org.ravenee.background.internal.AsynchronousInterceptor;
import org.ravenee.background.internal.CheckInInterceptor;
import org.ravenee.background.internal.ObservedAsynchronous;
import org.ravenee.background.internal.ObservedCheckIns;
import org.ravenee.background.internal.ObservedWebSocket;
import org.ravenee.background.internal.WebSocketInterceptor;
import org.ravenee.cdi.Captured;
import org.ravenee.cdi.CapturedInterceptor;
import org.ravenee.cdi.CapturedLifecycleInterceptor;
import org.ravenee.cdi.internal.CapturedLifecycle;
import org.ravenee.jaxrs.internal.ObservedResource;
import org.ravenee.jaxrs.internal.ResourceInterceptor;

/**
 * Gives an application in a CDI Lite container what the portable extensions of Raven EE give it in
 * a server: client, context, interceptors and their bindings. Containers that have portable
 * extensions skip this one.
 */
@SkipIfPortableExtensionPresent(org.ravenee.cdi.internal.RavenExtension.class)
public class RavenExtension implements BuildCompatibleExtension {

    private static final List<Class<? extends Annotation>> BINDINGS =
            List.of(
                    Captured.class,
                    CapturedLifecycle.class,
                    ObservedAsynchronous.class,
                    ObservedCheckIns.class,
                    ObservedResource.class,
                    ObservedWebSocket.class,
                    ObservedWork.class);

    private static final List<Class<?>> TYPES =
            List.of(
                    ApplicationOptions.class,
                    RavenApplication.class,
                    AsynchronousInterceptor.class,
                    CapturedInterceptor.class,
                    CapturedLifecycleInterceptor.class,
                    CapturedUniInterceptor.class,
                    CheckInInterceptor.class,
                    ResourceInterceptor.class,
                    WebSocketInterceptor.class,
                    WorkInterceptor.class);

    private boolean haveClient;

    /** Creates the extension; called by the container. */
    public RavenExtension() {}

    /** First of all: the jars are no bean archives, so beans and interceptors are added here. */
    @Discovery
    public void addTypes(ScannedClasses scanned, MetaAnnotations annotations) {
        BINDINGS.forEach(annotations::addInterceptorBinding);
        TYPES.forEach(type -> scanned.add(type.getName()));
    }

    /** In a server the configuration decides how these are enabled; CDI Lite has no other way. */
    @Enhancement(types = {CapturedInterceptor.class, CapturedLifecycleInterceptor.class})
    public void enable(ClassConfig interceptor) {
        interceptor.addAnnotation(
                AnnotationBuilder.of(Priority.class)
                        .member("value", Interceptor.Priority.LIBRARY_BEFORE)
                        .build());
    }

    /**
     * While types are discovered: annotations can be added or removed then and at no other time.
     * Called for every type, because stereotypes bring {@code @Captured}, a resource may inherit
     * its path, and work is marked by annotations that are known by name.
     */
    @Enhancement(types = Object.class, withSubtypes = true)
    public void bind(ClassConfig type) {
        if (isOfApplication(type)) {
            CapturedBindings.bind(type);
            ResourceBindings.bind(type);
            WorkBindings.bind(type);
        }
    }

    private static boolean isOfApplication(ClassConfig type) {
        String name = type.info().name();
        return !name.startsWith("org.ravenee.") && !name.startsWith("io.quarkus.");
    }

    /**
     * Notes a client of the application's own, unless the application asks for it by a qualifier.
     */
    @Registration(types = Client.class)
    public void findClient(BeanInfo bean) {
        haveClient |=
                bean.qualifiers().stream()
                        .anyMatch(qualifier -> qualifier.name().equals(Default.class.getName()));
    }

    /** After the beans are known: adds those that the application does not produce. */
    @Synthesis
    public void addBeans(SyntheticComponents components) {
        if (!haveClient) {
            components
                    .addBean(Client.class)
                    .type(Client.class)
                    .type(Object.class)
                    .scope(ApplicationScoped.class)
                    .createWith(ClientCreator.class);
        }
        components
                .addBean(Context.class)
                .type(Context.class)
                .type(Object.class)
                .scope(ApplicationScoped.class)
                .createWith(ContextCreator.class);
    }
}
