/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.startup;

/**
 * Marks in the JVM's log of loaded classes: each is a class that is loaded at that moment. Asking
 * the platform bean for the number instead would load hundreds of classes, some of which the sides
 * would then not have to load themselves.
 */
final class Marks {

    private Marks() {}

    /** The class that is loaded before the first measurement. */
    static final class Begin {
        private Begin() {}

        static void mark() {}
    }

    /** The class that is loaded when the client is created. */
    static final class Created {
        private Created() {}

        static void mark() {}
    }

    /** The class that is loaded when the first capture has returned. */
    static final class Captured {
        private Captured() {}

        static void mark() {}
    }

    /** The class that is loaded when the event has arrived. */
    static final class Delivered {
        private Delivered() {}

        static void mark() {}
    }

    static void begin() {
        Begin.mark();
    }

    static void created() {
        Created.mark();
    }

    static void captured() {
        Captured.mark();
    }

    static void delivered() {
        Delivered.mark();
    }

    static void print(long created, long captured, long delivered) {
        System.out.println("created " + created);
        System.out.println("captured " + captured);
        System.out.println("delivered " + delivered);
    }
}
