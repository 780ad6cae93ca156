/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ravenee.benchmarks.failures.Failure;
import org.ravenee.benchmarks.sides.RavenPayload;
import org.ravenee.benchmarks.sides.SentryPayload;

/** The bytes that an event takes on the wire, beside the peer's. */
class WireSizeIT {

    /** Of recorded traces: fresh ones would have the frames of the test runner, too. */
    @Test
    void theEventOfAChainTakesAtMostATenthMoreBytesThanThePeers() {
        int ours = new RavenPayload(Failure.CHAIN, false).gzip().length;
        int peers = new SentryPayload(Failure.CHAIN, false).gzip().length;

        assertThat(ours / (double) peers).isLessThanOrEqualTo(1.1);
    }
}
