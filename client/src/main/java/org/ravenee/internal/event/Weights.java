/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.event;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Estimates how much memory converted values retain. */
final class Weights {

    private static final int BYTES_PER_ENTRY = 56;

    private Weights() {}

    static long of(@Nullable Object value) {
        if (value instanceof String text) {
            return BYTES_PER_ENTRY + (long) text.length();
        }
        long bytes = BYTES_PER_ENTRY;
        if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                bytes += of(entry.getKey()) + of(entry.getValue());
            }
        } else if (value instanceof List<?> list) {
            for (Object element : list) {
                bytes += of(element);
            }
        }
        return bytes;
    }
}
