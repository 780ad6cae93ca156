/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class EnvelopeReaderFuzzTest {

    private static final String ID = "9ec79c33ec9942ab8353589fcb2e04dc";

    /** Any bytes give an envelope or a reason, and no other failure. */
    @Property
    void anyBytesGetAnAnswer(@ForAll byte[] bytes) throws IOException {
        attempt(bytes);
    }

    @Property
    void anyLinesGetAnAnswer(@ForAll("lines") List<String> lines) throws IOException {
        attempt(String.join("\n", lines).getBytes(UTF_8));
    }

    @Property
    void findsTheEventBetweenAnyOtherItems(
            @ForAll @Size(max = 5) List<byte[]> before, @ForAll @Size(max = 5) List<byte[]> after)
            throws IOException {
        Envelope envelope = read(envelope(before, "{\"found\":true}", after));

        assertThat(envelope.event()).map(e -> e.payload().text()).hasValue("{\"found\":true}");
    }

    @Property
    void neverTakesHalfAnEvent(@ForAll @IntRange(max = 200) int missing) throws IOException {
        byte[] whole = envelope(List.of(), "{\"message\":\"" + "m".repeat(200) + "\"}", List.of());
        // The last line feed is optional.
        byte[] cut = Arrays.copyOf(whole, whole.length - 2 - missing);

        assertThat(attempt(cut)).isFalse();
    }

    @Property
    void aFlippedByteHasNoOtherEffectThanARefusal(
            @ForAll @IntRange(max = 120) int at, @ForAll byte flipped) throws IOException {
        byte[] bytes = envelope(List.of(), "{\"found\":true}", List.of("attached".getBytes(UTF_8)));
        bytes[at % bytes.length] = flipped;

        attempt(bytes);
    }

    @Provide
    Arbitrary<List<String>> lines() {
        return Arbitraries.of(
                        "{}",
                        "{\"event_id\":\"" + ID + "\"}",
                        "{\"type\":\"event\"}",
                        "",
                        "{\"type\":\"event\",\"length\":2}",
                        "{\"type\":\"x\",\"length\":0}",
                        "{\"type\":\"client_report\",\"length\":2}",
                        "\r",
                        "{",
                        "null",
                        "\u0000",
                        "{\"type\":\"x\",\"length\":-1}",
                        "{\"type\":\"x\",\"length\":1e9}",
                        "ü")
                .list()
                .ofMaxSize(12);
    }

    private static boolean attempt(byte[] bytes) throws IOException {
        try {
            return read(bytes).event().isPresent();
        } catch (RefusedException e) {
            assertThat(e.status()).isIn(400, 413);
            assertThat(e.reason()).isNotBlank();
            return false;
        }
    }

    private static Envelope read(byte[] bytes) throws IOException {
        return EnvelopeReader.read(new ByteArrayInputStream(bytes), 10_000);
    }

    private static byte[] envelope(List<byte[]> before, String event, List<byte[]> after) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(("{\"event_id\":\"" + ID + "\"}\n").getBytes(UTF_8));
        before.forEach(bytes -> item(out, "attachment", bytes));
        item(out, "event", event.getBytes(UTF_8));
        after.forEach(bytes -> item(out, "attachment", bytes));
        return out.toByteArray();
    }

    private static void item(ByteArrayOutputStream out, String type, byte[] payload) {
        String header = "{\"type\":\"" + type + "\",\"length\":" + payload.length + "}\n";
        out.writeBytes(header.getBytes(UTF_8));
        out.writeBytes(payload);
        out.write('\n');
    }
}
