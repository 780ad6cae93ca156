/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.runtimes.server;

/** A feature that some runtimes do not have. */
public enum Feature {
    /** Jakarta Servlet. */
    SERVLETS,
    /** Jakarta RESTful Web Services. */
    REST,
    /** Contexts and Dependency Injection: injected beans, and interceptors of resources. */
    CDI,
    /** Jakarta Enterprise Beans. */
    ENTERPRISE_BEANS,
    /** {@code java:comp/DefaultManagedExecutorService} of Jakarta Concurrency. */
    MANAGED_EXECUTOR,
    /** The default executor carries the contexts of third parties to its threads. */
    CONTEXT_OF_MANAGED_EXECUTOR,
    /** No mapper of the runtime itself responds to a {@code RuntimeException}. */
    UNMAPPED_RUNTIME_EXCEPTIONS,
    /** A request is answered if its work fails before the servlet that started it has returned. */
    ANSWER_TO_EARLY_FAILURE
}
