/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.spi;

import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.configurator.AnnotatedTypeConfigurator;
import jakarta.enterprise.util.AnnotationLiteral;
import java.io.Serial;
import java.lang.annotation.Annotation;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

/**
 * Adds interceptors, and recognises classes that a container can make an intercepting subclass of.
 */
public final class Interception {

    private Interception() {}

    /**
     * Adds an interceptor. The jars of Raven EE are no bean archives.
     *
     * @param event the first event of the deployment
     * @param type the class of the interceptor
     * @return adds further annotations
     */
    public static AnnotatedTypeConfigurator<?> add(BeforeBeanDiscovery event, Class<?> type) {
        return event.addAnnotatedType(type, Deployment.id(type.getName())).add(Added.MARK);
    }

    /**
     * Tells whether an interceptor was added here; otherwise the container has discovered its
     * class.
     *
     * @param type the interceptor
     * @return false if there is another bean of its class
     */
    public static boolean isAdded(AnnotatedType<?> type) {
        return type.isAnnotationPresent(Added.class);
    }

    /** Marks what {@link #add} adds: Weld fires the same event for it as for a discovered class. */
    @Retention(RetentionPolicy.RUNTIME)
    private @interface Added {

        Annotation MARK = new AddedLiteral();
    }

    @SuppressWarnings("all") // an annotation literal implements its annotation, as CDI asks
    private static final class AddedLiteral extends AnnotationLiteral<Added> implements Added {

        @Serial private static final long serialVersionUID = 1L;
    }

    /**
     * Tells whether an interceptor can be bound to a class; binding it to any other class would
     * break the deployment.
     *
     * @param type a class of a bean
     * @return false if it is final or sealed, has a final method that is not private, or has
     *     private constructors only
     */
    public static boolean isPossible(Class<?> type) {
        if (Modifier.isFinal(type.getModifiers()) || type.isSealed() || !isExtensible(type)) {
            return false;
        }
        for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
            for (Method method : at.getDeclaredMethods()) {
                if (isFinal(method)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isExtensible(Class<?> type) {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (!Modifier.isPrivate(constructor.getModifiers())) {
                return true;
            }
        }
        return type.isInterface();
    }

    /**
     * Tells whether a method is final in a way that forbids interception.
     *
     * @param method a method of a bean class
     * @return true if it is final and neither private nor static
     */
    public static boolean isFinal(Method method) {
        int modifiers = method.getModifiers();
        return Modifier.isFinal(modifiers)
                && !Modifier.isPrivate(modifiers)
                && !Modifier.isStatic(modifiers)
                && !method.isSynthetic();
    }
}
