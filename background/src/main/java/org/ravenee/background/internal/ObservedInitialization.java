/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.background.internal;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Binds {@link InitializationInterceptor}; put on methods that a servlet container calls first. */
@Inherited
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface ObservedInitialization {}
