/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.background.internal;

import org.ravenee.cdi.spi.TypeNames;

/** Recognises artifacts of Jakarta Batch by the names of their interfaces. */
final class BatchArtifacts {

    private static final String API = "jakarta.batch.api.";

    private BatchArtifacts() {}

    static boolean isArtifact(Class<?> type) {
        return TypeNames.implementsAnyOf(type, API);
    }
}
