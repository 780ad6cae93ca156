/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.report;

import java.util.List;

/** Repeated measurements of one thing; half of them lie between {@link #low} and {@link #high}. */
public final class Samples {

    private final double[] sorted;

    /** Takes at least one. */
    public Samples(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    double median() {
        return quantile(0.5);
    }

    double low() {
        return quantile(0.25);
    }

    double high() {
        return quantile(0.75);
    }

    double least() {
        return sorted[0];
    }

    double most() {
        return sorted[sorted.length - 1];
    }

    private double quantile(double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
