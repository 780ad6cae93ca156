/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.interceptor.InterceptorBinding;
import java.io.Serial;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Binds the interceptor to resource classes; put there by the extension, not by applications. */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ObservedResource {

    /** The annotation itself. */
    @SuppressWarnings("all") // an annotation literal implements its annotation, as CDI asks
    final class Literal extends AnnotationLiteral<ObservedResource> implements ObservedResource {

        @Serial private static final long serialVersionUID = 1L;
    }
}
