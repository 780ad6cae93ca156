/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.event;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The memory that the process may use: by the options of the JVM, and by its container. */
final class MemoryLimits {

    /** The limits of control groups, version 2 and 1. */
    private static final String[] CONTAINER = {
        "/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"
    };

    /** A control group without a limit has a number above this, or none. */
    private static final int MOST_DIGITS = 15;

    private MemoryLimits() {}

    /** Returns the context {@code memory} of an event; all values are bytes. */
    static Map<String, Object> read() {
        Runtime runtime = Runtime.getRuntime();
        Map<String, Object> memory = new LinkedHashMap<>();
        memory.put("heap_max", runtime.maxMemory());
        memory.put("heap_size", runtime.totalMemory());
        memory.put("heap_free", runtime.freeMemory());
        for (String file : CONTAINER) {
            try {
                String limit = Files.readString(Path.of(file)).strip();
                if (limit.length() <= MOST_DIGITS && limit.matches("\\d+")) {
                    memory.put("container_limit", Long.valueOf(limit));
                }
            } catch (IOException | SecurityException e) {
                // Not in such a container.
            }
        }
        return memory;
    }
}
