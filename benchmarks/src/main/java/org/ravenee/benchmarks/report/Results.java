/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The measurements on one JDK, by side ({@code raven} or {@code sentry}) and by row. */
public final class Results {

    private final Map<String, List<Double>> values = new LinkedHashMap<>();

    /** Adds a measurement. */
    public void add(String side, String what, double value) {
        values.computeIfAbsent(side + " " + what, key -> new ArrayList<>()).add(value);
    }

    /** Returns all measurements of one thing; null if there are none. */
    @Nullable Samples of(String side, String what) {
        List<Double> found = values.get(side + " " + what);
        return found == null ? null : new Samples(found);
    }

    /** Returns whether anything was measured. */
    public boolean has(String side, String what) {
        return values.containsKey(side + " " + what);
    }

    @Override
    public String toString() {
        return String.join("\n", values.keySet());
    }
}
