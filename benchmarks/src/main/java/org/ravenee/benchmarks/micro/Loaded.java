/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.micro;

import io.sentry.Sentry;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.ravenee.Client;
import org.ravenee.benchmarks.sides.RavenContexts;
import org.ravenee.benchmarks.sides.RavenSide;
import org.ravenee.benchmarks.sides.SentrySide;

/** The sides with nothing in their context, or with a user, ten tags and a hundred breadcrumbs. */
public final class Loaded {

    private Loaded() {}

    /** Raven EE. */
    @State(Scope.Thread)
    public static class Raven {

        /** The content of the thread's context. */
        @Param({"empty", "loaded"})
        public String context;

        Client client;

        /** Starts it. */
        @Setup
        public void start() {
            client = RavenSide.discarding();
            if (context.equals("loaded")) {
                RavenContexts.load(client);
            }
        }

        /** Ends it. */
        @TearDown
        public void close() {
            client.close();
        }
    }

    /** The peer. */
    @State(Scope.Thread)
    public static class Peer {

        /** The content of the thread's scope. */
        @Param({"empty", "loaded"})
        public String context;

        /** Starts it. */
        @Setup
        public void start() {
            Sentry.init(SentrySide.options());
            if (context.equals("loaded")) {
                SentrySide.load();
            }
        }

        /** Ends it. */
        @TearDown
        public void close() {
            SentrySide.clear();
            Sentry.close();
        }
    }
}
