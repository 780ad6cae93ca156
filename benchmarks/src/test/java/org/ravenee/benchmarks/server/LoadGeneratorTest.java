/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ravenee.benchmarks.process.Printed;

/** The load generator in its own process, with a server that answers from one thread. */
@Timeout(120)
class LoadGeneratorTest {

    /** Of the load generator at full speed. */
    private static final int CONNECTIONS = 8;

    private static final Path JDK = Path.of(System.getProperty("java.home"));

    /** For as many connections as the load generator opens at once. */
    private static final int BACKLOG = 256;

    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;
    private LoadGenerator generator;
    private volatile long firstNanos;
    private volatile int failing = Integer.MAX_VALUE;

    @BeforeEach
    void start() throws IOException {
        server =
                HttpServer.create(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        server.createContext(
                "/",
                exchange -> {
                    int number = requests.incrementAndGet();
                    if (number == 1) {
                        LockSupport.parkNanos(firstNanos);
                    }
                    exchange.sendResponseHeaders(number % failing == 0 ? 500 : 200, -1);
                    exchange.close();
                });
        server.start();
        generator = LoadGenerator.start(JDK);
    }

    @AfterEach
    void stop() {
        generator.close();
        server.stop(0);
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/orders?id=7");
    }

    @Test
    void aFixedRateSendsAsManyRequestsAsAreDue() throws IOException {
        Printed load = generator.fixedRate(address(), 0.5, 200);
        assertThat(load.number("requests")).isEqualTo(100);
        assertThat(load.number("errors")).isZero();
        assertThat(requests).hasValue(100);
    }

    @Test
    void failuresAreCountedApartFromRequestsWithoutAResponse() throws IOException {
        failing = 10;
        Printed load = generator.fixedRate(address(), 0.5, 200);
        assertThat(load.number("failures")).isEqualTo(10);
        assertThat(load.number("errors")).isZero();
        server.stop(0);
        load = generator.fixedRate(address(), 0.1, 200);
        assertThat(load.number("failures")).isZero();
        assertThat(load.number("errors")).isEqualTo(20);
    }

    @Test
    void theTimeOfAResponseCountsFromTheMomentItsRequestWasDue() throws IOException {
        firstNanos = Duration.ofMillis(400).toNanos();
        Printed load = generator.fixedRate(address(), 0.5, 200);
        // 80 of 100 requests were due while the server did not answer, half of them for 200 ms.
        assertThat(load.number("p50")).isGreaterThan(Duration.ofMillis(100).toNanos());
    }

    @Test
    void atFullSpeedEachResponseIsFollowedByARequest() throws IOException {
        Printed load;
        do { // the first responses are those of a cold process
            requests.set(0);
            load = generator.fullSpeed(address(), 1);
            assertThat(load.number("requests")).isEqualTo(requests.get());
        } while (requests.get() <= CONNECTIONS);
        assertThat(load.number("rate")).isPositive();
        assertThat(load.number("p99")).isGreaterThanOrEqualTo(load.number("p50"));
    }
}
