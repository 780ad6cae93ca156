/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.sides;

import org.ravenee.Client;
import org.ravenee.Options;
import org.ravenee.Transport;

/** Starts Raven EE for measurements without a delivery. */
public final class RavenSide {

    private RavenSide() {}

    /** Options with the defaults, save the hooks that the peer is measured without, too. */
    public static Options.Builder options() {
        return Options.builder().dsn(Side.NOWHERE).installSysHook(false).installLoggingHook(false);
    }

    /** A client that delivers nothing. */
    public static Client discarding() {
        return Client.create(options().transport(Transport.discarding()).build());
    }
}
