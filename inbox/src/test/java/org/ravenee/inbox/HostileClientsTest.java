/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every request gets a response with a reason, and the next event arrives. */
class HostileClientsTest {

    private static final int MIB = 1024 * 1024;

    private final Inbox inbox = Inbox.start(0);
    private final Wire wire = new Wire(inbox.port());

    @AfterEach
    void stillTakesEvents() throws Exception {
        inbox.clear();
        assertThat(wire.sendEvent("{\"still\":\"here\"}").statusCode()).isEqualTo(200);
        assertThat(inbox.takeEvent(Duration.ofSeconds(5)).string("/still")).isEqualTo("here");
        assertThat(wire.get("/").statusCode()).isEqualTo(200);
        inbox.close();
    }

    @Test
    void refusesRandomBytes() throws Exception {
        Random random = new Random(20261123);
        for (int i = 0; i < 50; i++) {
            byte[] noise = new byte[random.nextInt(2000)];
            random.nextBytes(noise);
            refused(400, "", noise);
            refused(400, "gzip", noise, "Content-Encoding", "gzip");
        }
    }

    @Test
    void refusesEveryTruncationOfAnEnvelope() throws Exception {
        byte[] whole = Wire.envelope(Wire.ID, "{\"message\":\"hello\"}");
        int headerOnly = new String(whole, US_ASCII).indexOf('\n');
        for (int length = 0; length < whole.length - 1; length++) {
            boolean isEnvelope = length == headerOnly || length == headerOnly + 1;
            int status = wire.sendEnvelope(Arrays.copyOf(whole, length)).statusCode();
            assertThat(status).as("of %s bytes", length).isEqualTo(isEnvelope ? 200 : 400);
        }
        assertThat(inbox.events()).isEmpty();
    }

    @Test
    void stopsAGzipBombAtTheLimit() throws Exception {
        byte[] bomb = Wire.gzip(new byte[200 * MIB]);
        assertThat(bomb.length).isLessThan(MIB);
        refused(400, "the envelope header is longer", bomb, "Content-Encoding", "gzip");

        byte[] head = "{}\n{\"type\":\"attachment\",\"length\":199000000}\n".getBytes(UTF_8);
        byte[] envelope = Arrays.copyOf(head, 100 * MIB);
        refused(
                413,
                "the envelope is longer than 20971520 bytes",
                Wire.gzip(envelope),
                "Content-Encoding",
                "gzip");
    }

    @Test
    void refusesATruncatedGzipBody() throws Exception {
        byte[] zipped = Wire.gzip(Wire.envelope(Wire.ID, "{}"));
        refused(
                400,
                "ends too early",
                Arrays.copyOf(zipped, zipped.length - 9),
                "Content-Encoding",
                "gzip");
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "deflate", "zstd", "gzip, gzip"})
    void refusesOtherEncodings(String encoding) throws Exception {
        refused(415, "gzip or none", Wire.envelope(Wire.ID, "{}"), "Content-Encoding", encoding);
    }

    @Test
    void refusesABodyThatIsTooLarge() throws Exception {
        byte[] body = Arrays.copyOf("{}\n{\"type\":\"x\"}\n".getBytes(UTF_8), 6 * MIB);
        refused(413, "the request body is longer than 5242880 bytes", body);
    }

    @Test
    void refusesAnEventThatIsTooLarge() throws Exception {
        String fits = "{\"m\":\"" + "x".repeat(MIB - 8) + "\"}";
        assertThat(wire.sendEvent(fits).statusCode()).isEqualTo(200);
        refused(413, "longer than 1048576 bytes", Wire.envelope(Wire.ID, fits + " "));
        refused(413, "longer than 1048576 bytes", withoutLength(fits + " "));
    }

    @Test
    void refusesNestingThatIsTooDeep() throws Exception {
        String deep = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        refused(400, "the event is not JSON", Wire.envelope(Wire.ID, deep));
    }

    @Test
    void showsWhatIsNestedDeeply() throws Exception {
        String deep = "{\"extra\":{\"a\":" + "[".repeat(900) + "1" + "]".repeat(900) + "}}";
        assertThat(wire.sendEvent(deep).statusCode()).isEqualTo(200);
        assertThat(wire.get("/events/" + Wire.ID).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "-1e-999999999"})
    void survivesExtremeNumbers(String number) throws Exception {
        String event =
                "{\"timestamp\":%1$s,\"extra\":{\"a\":%1$s},\"breadcrumbs\":[{\"timestamp\":%1$s}]}"
                        .formatted(number);
        assertThat(wire.sendEvent(event).statusCode()).isIn(200, 400);
        assertThat(wire.get("/events/" + Wire.ID).statusCode()).isIn(200, 404);
    }

    @Test
    void acceptsLoneSurrogatesAndNullsThatAreEscaped() throws Exception {
        assertThat(wire.sendEvent("{\"message\":\"\\ud800 \\u0000 x\"}").statusCode())
                .isEqualTo(200);
        assertThat(wire.get("/").body()).contains("\\ud800 \\u0000 x");
    }

    @Test
    void refusesBytesThatAreNotUtf8() throws Exception {
        byte[] envelope = Wire.envelope(Wire.ID, "{\"m\":\"#\"}");
        for (int i = 0; i < envelope.length; i++) {
            if (envelope[i] == '#') {
                envelope[i] = (byte) 0xff;
            }
        }
        refused(400, "the event is not valid UTF-8", envelope);
    }

    @Test
    void readsTenThousandItems() throws Exception {
        StringBuilder envelope = new StringBuilder("{\"event_id\":\"" + Wire.ID + "\"}\n");
        envelope.append("{\"type\":\"unheard_of\",\"length\":3}\nabc\n".repeat(10_000));
        envelope.append("{\"type\":\"event\"}\n{}");
        byte[] bytes = envelope.toString().getBytes(UTF_8);

        assertThat(wire.sendEnvelope(bytes).statusCode()).isEqualTo(200);
        assertThat(inbox.events()).hasSize(1);
    }

    @Test
    void keepsNothingOfAnEnvelopeThatIsBrokenLater() throws Exception {
        String envelope =
                "{\"event_id\":\"" + Wire.ID + "\"}\n{\"type\":\"event\"}\n{}\nthis is no item";
        refused(400, "the header of item 2 is not JSON", envelope.getBytes(UTF_8));
        assertThat(inbox.events()).isEmpty();
    }

    @Test
    void servesOthersWhileManyClientsStall() throws Exception {
        List<Socket> stalled = new ArrayList<>();
        try {
            for (int i = 0; i < 40; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), inbox.port());
                socket.getOutputStream().write(stalledRequest());
                stalled.add(socket);
            }
            assertThat(wire.sendEvent("{}").statusCode()).isEqualTo(200);
        } finally {
            for (Socket socket : stalled) {
                socket.close();
            }
        }
    }

    private static byte[] stalledRequest() {
        return ("POST /api/1/envelope/?sentry_key=any HTTP/1.1\r\nHost: localhost\r\n"
                        + "Content-Length: 5000\r\n\r\n{")
                .getBytes(US_ASCII);
    }

    private static byte[] withoutLength(String event) {
        return ("{\"event_id\":\"" + Wire.ID + "\"}\n{\"type\":\"event\"}\n" + event)
                .getBytes(UTF_8);
    }

    private void refused(int status, String reason, byte[] body, String... headers)
            throws Exception {
        HttpResponse<String> answer = wire.sendEnvelope(body, headers);
        assertThat(answer.body()).contains("detail").contains(reason);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("X-Sentry-Error")).isPresent();
    }
}
