/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.values;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * The monotonic clock and the random numbers of the JVM. A class, as the first lambda of a process
 * costs a start more time.
 */
public final class SystemClock implements LongSupplier, DoubleSupplier {

    @Override
    public long getAsLong() {
        return System.nanoTime();
    }

    @Override
    public double getAsDouble() {
        return ThreadLocalRandom.current().nextDouble();
    }
}
