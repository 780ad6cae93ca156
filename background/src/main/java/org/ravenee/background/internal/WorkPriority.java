/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.background.internal;

import jakarta.interceptor.Interceptor;

/** The priority of the interceptors of this module. */
final class WorkPriority {

    /**
     * Outside of {@code @Transactional} (200), whose commit may fail, and inside of the interceptor
     * of {@code jakarta.enterprise.concurrent.Asynchronous} (5), which moves to another thread.
     */
    static final int OUTERMOST = Interceptor.Priority.PLATFORM_BEFORE + 10;

    private WorkPriority() {}
}
