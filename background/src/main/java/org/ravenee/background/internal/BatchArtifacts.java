/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.background.internal;

import org.ravenee.cdi.spi.Deployment;
import org.ravenee.cdi.spi.TypeNames;

/** Recognises artifacts of Jakarta Batch by the names of their interfaces. */
final class BatchArtifacts {

    private static final String API = "jakarta.batch.api.";
    private static final String CONTEXT = "jakarta.batch.runtime.context.JobContext";

    private BatchArtifacts() {}

    /** Tells whether the application can use Jakarta Batch. */
    static boolean isPresent() {
        try {
            Class.forName(CONTEXT, false, Deployment.loader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    static boolean isArtifact(Class<?> type) {
        return TypeNames.implementsAnyOf(type, API);
    }
}
