/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.internal;

import java.lang.annotation.Annotation;
import org.ravenee.spi.ExceptionUnwrapper;

/**
 * Knows exceptions that are part of an application's business: {@code
 * jakarta.ejb.ApplicationException} (Jakarta Enterprise Beans, 9.2.1), which subclasses inherit
 * unless it says otherwise.
 */
public final class BusinessExceptions {

    private static final String ANNOTATION = "jakarta.ejb.ApplicationException";

    private BusinessExceptions() {}

    /** Tells whether an exception, or what it wraps, is business. */
    public static boolean isBusiness(Throwable throwable) {
        Class<?> type = ExceptionUnwrapper.unwrap(throwable).getClass();
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

    private static boolean isInherited(Annotation annotation) {
        try {
            return (boolean) annotation.annotationType().getMethod("inherited").invoke(annotation);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return true;
        }
    }
}
