/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
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

    /** Returns all measurements of one thing, of which there must be some. */
    Samples need(String side, String what) {
        return Objects.requireNonNull(of(side, what), side + " " + what);
    }

    /** Returns the ratios of what two sides measured in the same round. */
    Samples ratios(String side, String other, String what) {
        List<Double> ours = list(side, what);
        List<Double> theirs = list(other, what);
        return new Samples(
                IntStream.range(0, Math.min(ours.size(), theirs.size()))
                        .mapToObj(i -> ours.get(i) / theirs.get(i))
                        .toList());
    }

    /** Returns the last measurement of one thing. */
    public double last(String side, String what) {
        List<Double> found = list(side, what);
        return found.get(found.size() - 1);
    }

    private List<Double> list(String side, String what) {
        return Objects.requireNonNull(values.get(side + " " + what), side + " " + what);
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
