/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.process;

import java.util.Map;
import java.util.Objects;

/**
 * The measurements of a process.
 *
 * @param numbers what it printed, by name
 */
public record Printed(Map<String, Double> numbers) {

    /** Returns a number that must be there. */
    public double number(String name) {
        return Objects.requireNonNull(numbers.get(name), name);
    }
}
