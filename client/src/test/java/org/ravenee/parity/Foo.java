/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.parity;

/** The exception of Raven's tests. */
class Foo extends RuntimeException {

    @java.io.Serial private static final long serialVersionUID = 1L;

    Foo() {
        super("foo");
    }

    /** A subclass. */
    static final class Bar extends Foo {
        @java.io.Serial private static final long serialVersionUID = 1L;
    }
}
