/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.background.internal;

import java.lang.reflect.Type;
import java.util.Set;

/** Recognises the resources of Jakarta Concurrency by name. */
final class ManagedResources {

    private static final Set<String> TYPES =
            Set.of(
                    "jakarta.enterprise.concurrent.ManagedExecutorService",
                    "jakarta.enterprise.concurrent.ManagedScheduledExecutorService",
                    "jakarta.enterprise.concurrent.ManagedThreadFactory",
                    "org.eclipse.microprofile.context.ManagedExecutor",
                    "java.util.concurrent.Executor",
                    "java.util.concurrent.ExecutorService",
                    "java.util.concurrent.ScheduledExecutorService",
                    "java.util.concurrent.ThreadFactory");

    private ManagedResources() {}

    /** Tells whether a type is one of an executor or a thread factory. */
    static boolean isType(Type type) {
        return TYPES.contains(type.getTypeName());
    }
}
