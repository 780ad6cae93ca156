/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ravenee.Client;
import org.ravenee.Options;

/** The receiver counts each event once, in the state that it is in. */
class SinkTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    private final Sink sink = sink();
    private final Client client =
            Client.create(Options.builder().dsn(sink.dsn()).serverName("test").build());

    private static Sink sink() {
        try {
            return new Sink();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void close() {
        client.close();
        sink.close();
    }

    @Test
    void aRefusedEventIsCountedAsRefusedAndLaterAsReceived() {
        sink.refuse(true);
        client.captureMessage("refused");
        while (sink.refused() == 0) {
            client.flush(Duration.ofMillis(10));
        }
        assertThat(sink.received()).isZero();
        sink.refuse(false);
        assertThat(client.flush(LONG)).isTrue();
        assertThat(sink.refused()).isEqualTo(1);
        assertThat(sink.received()).isEqualTo(1);
        sink.reset();
        assertThat(sink.received()).isZero();
        assertThat(sink.refused()).isZero();
    }

    @Test
    void aReceiverThatWasDownListensAtTheSamePort() throws Exception {
        String dsn = sink.dsn();
        sink.down();
        client.captureMessage("later");
        assertThat(client.flush(Duration.ofMillis(100))).isFalse();
        sink.up();
        assertThat(sink.dsn()).isEqualTo(dsn);
        assertThat(client.flush(LONG)).isTrue();
        assertThat(sink.received()).isEqualTo(1);
    }
}
