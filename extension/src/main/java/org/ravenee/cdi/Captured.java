/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.ravenee.Level;

/**
 * Reports the exceptions of a bean, and rethrows them unchanged.
 *
 * <pre>{@code
 * @Captured(except = OutOfStockException.class, tags = "team=checkout")
 * @ApplicationScoped
 * public class Checkout { … }
 * }</pre>
 *
 * <p>On a method it covers that method; on a class all business methods, constructors, lifecycle
 * callbacks, timeout methods and observer methods; on a stereotype all classes that have it. A
 * {@link java.util.concurrent.CompletionStage} or {@link java.util.concurrent.Future} that a method
 * returns is covered too. On a {@code @PostConstruct} or {@code @PreDestroy} method it covers that
 * callback alone. As with every CDI interceptor, calls of a bean to itself are not seen, nor are
 * private, static and final methods, nor final classes; these deploy, and the log has a WARNING at
 * deployment. Business exceptions ({@code jakarta.ejb.ApplicationException}) are reported only if
 * {@link #value} names them.
 *
 * <p>Active in every archive by its priority, {@link jakarta.interceptor.Interceptor.Priority
 * LIBRARY_BEFORE}; with {@code sentry.captured=beans.xml} only in archives whose {@code beans.xml}
 * lists {@link CapturedInterceptor} and, for constructors and lifecycle callbacks, {@link
 * CapturedLifecycleInterceptor}. All members are non-binding.
 */
@Documented
@Inherited
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Captured {

    /**
     * Returns the exceptions that are reported.
     *
     * @return types, with their subclasses; none means everything
     */
    @Nonbinding
    Class<? extends Throwable>[] value() default {};

    /**
     * Returns the exceptions that are not reported although {@link #value} includes them.
     *
     * @return types, with their subclasses
     */
    @Nonbinding
    Class<? extends Throwable>[] except() default {};

    /**
     * Returns the severity.
     *
     * @return the level of the events
     */
    @Nonbinding
    Level level() default Level.ERROR;

    /**
     * Returns the tags of the events.
     *
     * @return tags, each as {@code name=value}
     */
    @Nonbinding
    String[] tags() default {};

    /**
     * Returns the parts by which the server groups the events.
     *
     * @return parts of a fingerprint; none leaves it to the server
     */
    @Nonbinding
    String[] fingerprint() default {};
}
