/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ravenee.benchmarks.failures.Failure;
import org.ravenee.benchmarks.sides.RavenPayload;
import org.ravenee.benchmarks.sides.SentryPayload;

/** The bytes that an event takes on the wire, beside the peer's. */
class WireSizeIT {

    @ParameterizedTest
    @EnumSource(names = {"CHAIN", "FRESH_CHAIN"})
    void theEventOfAChainTakesAtMostATenthMoreBytesThanThePeers(Failure failure) {
        int ours = new RavenPayload(failure, false).gzip().length;
        int peers = new SentryPayload(failure, false).gzip().length;

        assertThat(ours / (double) peers).isLessThanOrEqualTo(1.1);
    }
}
