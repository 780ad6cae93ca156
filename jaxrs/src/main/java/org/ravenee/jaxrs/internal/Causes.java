/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import java.util.Objects;
import java.util.stream.Stream;

/** Throwables with their causes, from the outside to the inside. */
final class Causes {

    /** Causes may form a circle. */
    private static final int DEEPEST = 20;

    private Causes() {}

    /** Returns a throwable and its causes, 20 at most. */
    static Stream<Throwable> of(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause).limit(DEEPEST);
    }

    /** Tells whether two throwables are the same, or one wraps the other. */
    static boolean areOfOneFailure(Throwable one, Throwable other) {
        return of(one).anyMatch(at -> at == other) || of(other).anyMatch(at -> at == one);
    }
}
