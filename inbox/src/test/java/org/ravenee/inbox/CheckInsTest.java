/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckInsTest {

    private static final String RUN = "4b0b9a8c6b9d4d1a8f3f1c2d3e4f5a6b";

    private final Inbox inbox = Inbox.start(0);
    private final Wire wire = new Wire(inbox.port());

    @AfterEach
    void close() {
        inbox.close();
    }

    @ParameterizedTest
    @CsvSource({"1, hour, every 1 hour<", "5, minute, every 5 minutes<"})
    void showsAnIntervalInWords(int value, String unit, String words) throws Exception {
        send(
                "{\"check_in_id\":\"%s\",\"monitor_slug\":\"sync\",\"status\":\"ok\","
                                .formatted(RUN)
                        + "\"monitor_config\":{\"schedule\":{\"type\":\"interval\",\"value\":%d,\"unit\":\"%s\"}}}"
                                .formatted(value, unit));

        assertThat(wire.get("/check-ins").body()).contains(words);
    }

    @Test
    void showsTheRunsOfEachJob() throws Exception {
        send(
                "{\"check_in_id\":\"%s\",\"monitor_slug\":\"nightly\",\"status\":\"in_progress\","
                                .formatted(RUN)
                        + "\"environment\":\"staging\",\"monitor_config\":{\"timezone\":\"Europe/Berlin\","
                        + "\"schedule\":{\"type\":\"crontab\",\"value\":\"0 2 * * *\"}}}");
        assertThat(wire.get("/check-ins").body()).contains("in progress").doesNotContain("took");

        send(
                "{\"check_in_id\":\"%s\",\"monitor_slug\":\"nightly\",\"status\":\"ok\",\"duration\":1.25}"
                        .formatted(RUN));
        send(
                "{\"check_in_id\":\"%s\",\"monitor_slug\":\"hourly\",\"status\":\"error\"}"
                        .formatted("a".repeat(32)));

        String page = wire.get("/check-ins").body();
        assertThat(page)
                .containsSubsequence("hourly", "nightly", "0 2 * * * Europe/Berlin", "took 1.3 s")
                .doesNotContain("in progress");
        assertThat(page.split("class=\"run ", -1)).hasSize(3);
        assertThat(inbox.checkIns())
                .extracting(CheckIn::monitor, CheckIn::status)
                .containsExactly(
                        tuple("nightly", "in_progress"),
                        tuple("nightly", "ok"),
                        tuple("hourly", "error"));
        assertThat(inbox.checkIns().get(1).duration()).hasValue(Duration.ofMillis(1250));
        assertThat(wire.get("/check-ins.json").body())
                .contains("\"check_in\":{\"check_in_id\":\"" + RUN);
    }

    @Test
    void takesTheIdOfZeroesForTheLatestOpenRun() throws Exception {
        send(
                "{\"check_in_id\":\"%s\",\"monitor_slug\":\"job\",\"status\":\"in_progress\"}"
                        .formatted(RUN));
        send(
                "{\"check_in_id\":\"%s\",\"monitor_slug\":\"job\",\"status\":\"error\"}"
                        .formatted("0".repeat(32)));

        assertThat(wire.get("/check-ins").body().split("class=\"run ", -1)).hasSize(2);
    }

    @Test
    void tellsHowToSendOneWhileThereIsNone() throws Exception {
        assertThat(wire.get("/check-ins").body()).contains("No check-in has arrived");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"monitor_slug\":\"a\",\"status\":\"ok\"} | has no check_in_id",
                "{\"check_in_id\":\"1\",\"status\":\"ok\"} | has no monitor_slug",
                "{\"check_in_id\":\"1\",\"monitor_slug\":\"a\",\"status\":\"done\"}"
                        + " | has to be in_progress, ok or error",
                "{ | is not JSON",
            })
    void refusesCheckInsThatAServerWouldDrop(String checkIn, String reason) throws Exception {
        assertThat(wire.sendEnvelope(envelope(checkIn)).body()).contains(reason);
        assertThat(inbox.checkIns()).isEmpty();
    }

    private void send(String checkIn) throws Exception {
        assertThat(wire.sendEnvelope(envelope(checkIn)).statusCode()).isEqualTo(200);
    }

    private static byte[] envelope(String checkIn) {
        return ("{}\n{\"type\":\"check_in\"}\n" + checkIn + "\n").getBytes(UTF_8);
    }
}
