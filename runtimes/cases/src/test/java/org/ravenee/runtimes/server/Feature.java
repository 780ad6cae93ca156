/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.runtimes.server;

import java.util.EnumSet;
import java.util.Set;

/** A feature that some runtimes do not have. */
public enum Feature {
    /** Jakarta Servlet. */
    SERVLETS,
    /** Jakarta RESTful Web Services. */
    REST,
    /** Further web archives, with libraries of their own. */
    FURTHER_ARCHIVES,
    /** Contexts and Dependency Injection: injected beans, and interceptors of resources. */
    CDI,
    /** Jakarta Enterprise Beans. */
    ENTERPRISE_BEANS,
    /** Timers of enterprise beans. */
    TIMERS,
    /** Jakarta Batch. */
    BATCH,
    /** Fields of beans with {@code @Resource} and the type of a managed executor. */
    INJECTED_EXECUTOR,
    /** {@code java:comp/DefaultManagedExecutorService} of Jakarta Concurrency. */
    MANAGED_EXECUTOR,
    /** The default executor carries the contexts of third parties to its threads. */
    CONTEXT_OF_MANAGED_EXECUTOR,
    /** No mapper of the runtime itself responds to a {@code RuntimeException}. */
    UNMAPPED_RUNTIME_EXCEPTIONS,
    /** A time-out handler of a suspended {@code AsyncResponse} can respond. */
    TIMEOUT_HANDLERS,
    /** A request is answered if its work fails before the servlet that started it has returned. */
    ANSWER_TO_EARLY_FAILURE,
    /** The response to such a failure is the same each time. */
    SAME_ANSWER_TO_EARLY_FAILURE;

    /**
     * The features that a runtime does not have because it is no server of Jakarta EE.
     *
     * @param further the features that this runtime does not have either
     */
    static Set<Feature> missingWithoutServer(Feature... further) {
        Set<Feature> missing =
                EnumSet.of(
                        ENTERPRISE_BEANS,
                        TIMERS,
                        BATCH,
                        INJECTED_EXECUTOR,
                        MANAGED_EXECUTOR,
                        CONTEXT_OF_MANAGED_EXECUTOR);
        missing.addAll(Set.of(further));
        return missing;
    }
}
