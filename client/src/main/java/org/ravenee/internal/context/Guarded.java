/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.context;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads from the container, which may refuse: a report without a part beats no report. */
final class Guarded {

    private Guarded() {}

    static <T> @Nullable T read(Supplier<@Nullable T> part) {
        try {
            return part.get();
        } catch (Throwable e) {
            return null;
        }
    }
}
