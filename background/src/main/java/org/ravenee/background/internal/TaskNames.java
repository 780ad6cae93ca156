/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.background.internal;

import org.ravenee.cdi.spi.TypeNames;

/** Names of tasks. */
final class TaskNames {

    private static final String MANAGED_TASK = "jakarta.enterprise.concurrent.ManagedTask";

    private TaskNames() {}

    /** Returns the identity name of a managed task, else the name of its class. */
    static String of(Object task) {
        String name = isManagedTask(task) ? ManagedTasks.identityName(task) : null;
        return name == null ? WorkNames.simpleName(task.getClass()) : name;
    }

    static boolean isManagedTask(Object task) {
        return TypeNames.isA(task.getClass(), MANAGED_TASK);
    }
}
