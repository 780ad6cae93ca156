/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ravenee.benchmarks.delivery.DeliveryRuns;
import org.ravenee.benchmarks.memory.MemoryRuns;
import org.ravenee.benchmarks.report.Results;
import org.ravenee.benchmarks.size.Jars;
import org.ravenee.benchmarks.startup.StartUpRuns;

/** Each measurement with processes of its own, once and small. The times are not checked. */
class MeasuringIT {

    private static final Path JDK = Path.of(System.getProperty("java.home"));
    private static final String[] SIDES = {"raven", "sentry"};

    private final Results results = new Results();

    @Test
    void eventsOfBothSidesReachTheSinkFromProcessesOfTheirOwn() throws Exception {
        new DeliveryRuns(JDK, 8, 2, results).run(1);
        assertMeasured("burst rate", "burst lost", "0 ms rate", "20 ms rate", "20 ms lost");
    }

    @Test
    void bothSidesStartInFreshJvms() throws Exception {
        new StartUpRuns(JDK, results).run(1, 1);
        assertMeasured(
                "start-up created",
                "start-up captured",
                "start-up delivered",
                "start-up without logging",
                "start-up beside logging",
                "classes created",
                "classes captured",
                "classes delivered");
        assertThat(results.has("raven", "start-up logging")).isTrue();
    }

    @Test
    void eventsOfBothSidesWaitInMemory() {
        new MemoryRuns(JDK, 50, results).run(1);
        assertMeasured("retained");
    }

    @ParameterizedTest
    @ValueSource(strings = {"client jar", "application jars"})
    void jarsOfBothSidesAreWeighed(String jars) throws Exception {
        Jars.measure(results);
        assertMeasured(jars);
    }

    private void assertMeasured(String... what) {
        for (String side : SIDES) {
            assertThat(Stream.of(what)).allMatch(thing -> results.has(side, thing), side);
        }
    }
}
