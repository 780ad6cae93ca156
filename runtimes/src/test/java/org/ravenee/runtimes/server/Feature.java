/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.runtimes.server;

/** What not every runtime has. */
public enum Feature {
    /** Jakarta Enterprise Beans. */
    ENTERPRISE_BEANS,
    /** {@code java:comp/DefaultManagedExecutorService} of Jakarta Concurrency. */
    MANAGED_EXECUTOR
}
