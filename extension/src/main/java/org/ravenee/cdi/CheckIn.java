/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Tells the server when a method begins and ends, so that the server notices a run that is missing,
 * fails, or takes too long.
 *
 * <pre>{@code
 * @Singleton
 * public class Orders {
 *
 *     @CheckIn("nightly-import")
 *     @Schedule(hour = "3")
 *     void importOrders() { … }
 * }
 * }</pre>
 *
 * <p>Check-ins are sent with {@code sentry.check-ins=true} only, by {@code raven-background}, which
 * {@code raven-jakarta} contains. Methods of timers check in without this annotation, too; the
 * annotation sets the name and the margins of their monitor. Other methods check in when they are
 * called from outside of the bean; if they return a {@link java.util.concurrent.CompletionStage},
 * the run ends when it completes. Only calendar timers have a schedule that creates the monitor on
 * the server; for all others it is to be created there.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface CheckIn {

    /**
     * Returns the name of the monitor.
     *
     * @return the slug. The server takes at most 50 of the characters {@code a-z}, {@code 0-9},
     *     {@code _} and {@code -}; others become {@code -}, capital letters small ones
     */
    String value();

    /**
     * Returns the time by which a run may begin late before it counts as missed.
     *
     * @return minutes
     */
    int margin() default 5;

    /**
     * Returns the time after which a run that has not ended counts as failed.
     *
     * @return minutes
     */
    int maxRuntime() default 30;
}
