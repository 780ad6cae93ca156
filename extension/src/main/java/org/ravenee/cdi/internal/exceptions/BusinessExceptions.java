/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.internal.exceptions;

import java.lang.annotation.Annotation;
import java.util.Map;
import org.ravenee.spi.ExceptionUnwrapper;

/**
 * Recognises exceptions that are part of an application's business: those with {@code
 * jakarta.ejb.ApplicationException} and those that {@code ejb-jar.xml} declares as such (Jakarta
 * Enterprise Beans, 9.2.1). Subclasses are business exceptions, too, unless the declaration has
 * {@code inherited=false}.
 */
public final class BusinessExceptions {

    private static final String ANNOTATION = "jakarta.ejb.ApplicationException";

    /** Computed once for each class, because a descriptor has to be read. */
    private static final ClassValue<Boolean> BUSINESS =
            new ClassValue<>() {
                @Override
                protected Boolean computeValue(Class<?> type) {
                    return isAnnotated(type) || isDeclared(type);
                }
            };

    private BusinessExceptions() {}

    /**
     * Tells whether an exception, or the exception inside of a wrapper, is a business exception.
     */
    public static boolean isBusiness(Throwable throwable) {
        return BUSINESS.get(ExceptionUnwrapper.unwrap(throwable).getClass());
    }

    private static boolean isAnnotated(Class<?> type) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            for (Annotation annotation : at.getDeclaredAnnotations()) {
                // By name: the Enterprise Beans API is not in every runtime.
                if (annotation.annotationType().getName().equals(ANNOTATION)) {
                    return at == type || isInherited(annotation);
                }
            }
        }
        return false;
    }

    private static boolean isDeclared(Class<?> type) {
        Map<String, Boolean> declared = EjbJar.exceptionsFor(type);
        for (Class<?> at = type; at != null && !declared.isEmpty(); at = at.getSuperclass()) {
            Boolean inherited = declared.get(at.getName());
            if (inherited != null) {
                return at == type || inherited;
            }
        }
        return false;
    }

    private static boolean isInherited(Annotation annotation) {
        try {
            return (boolean) annotation.annotationType().getMethod("inherited").invoke(annotation);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return true;
        }
    }
}
