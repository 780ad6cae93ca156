/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.event;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the application runs on: the contexts {@code runtime}, {@code os} and {@code device}. */
final class Platform {

    private Platform() {}

    static Map<String, Map<String, Object>> contexts(@Nullable Application application) {
        Map<String, Map<String, Object>> contexts = new LinkedHashMap<>();
        contexts.put(
                "runtime",
                context(
                        "name", System.getProperty("java.vm.name"),
                        "version", System.getProperty("java.version"),
                        "raw_description", System.getProperty("java.vm.version")));
        contexts.put(
                "os",
                context(
                        "name", System.getProperty("os.name"),
                        "version", System.getProperty("os.version")));
        contexts.put("device", context("arch", System.getProperty("os.arch")));
        Map<String, Object> app = new LinkedHashMap<>();
        if (application != null) {
            app.put("app_name", application.name);
            app.put("app_version", application.version);
        }
        Instant start = ProcessHandle.current().info().startInstant().orElse(null);
        if (start != null) {
            app.put("app_start_time", start.toString());
        }
        if (!app.isEmpty()) {
            contexts.put("app", app);
        }
        return contexts;
    }

    private static Map<String, Object> context(@Nullable String... namesAndValues) {
        Map<String, Object> context = new LinkedHashMap<>();
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            String name = namesAndValues[i];
            String value = namesAndValues[i + 1];
            if (name != null && value != null) {
                context.put(name, value);
            }
        }
        return Collections.unmodifiableMap(context);
    }
}
