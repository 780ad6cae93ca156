/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/** The clock and the chance of this machine; a class, as lambdas take a start much longer. */
final class Machine implements LongSupplier, DoubleSupplier {

    @Override
    public long getAsLong() {
        return System.nanoTime();
    }

    @Override
    public double getAsDouble() {
        return ThreadLocalRandom.current().nextDouble();
    }
}
