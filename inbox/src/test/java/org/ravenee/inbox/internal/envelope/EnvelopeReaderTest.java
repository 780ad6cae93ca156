/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeReaderTest {

    private static final String ID = "9ec79c33ec9942ab8353589fcb2e04dc";
    private static final String HEADER = "{\"event_id\":\"" + ID + "\"}\n";

    @Test
    void readsAnEventThatEndsWithTheEnvelope() throws IOException {
        Envelope envelope = read(HEADER + "{\"type\":\"event\",\"length\":2}\n{}");

        assertThat(envelope.event()).map(EventPayload::id).hasValue(ID);
        assertThat(envelope.event().orElseThrow().payload().text()).isEqualTo("{}");
    }

    @Test
    void readsAnEventWithoutALengthUpToTheEndOfItsLine() throws IOException {
        Envelope envelope = read(HEADER + "{\"type\":\"event\"}\n{\"a\":1}\n{\"type\":\"x\"}\n\n");

        assertThat(envelope.event().orElseThrow().payload().text()).isEqualTo("{\"a\":1}");
    }

    @Test
    void countsBytesAndNotCharacters() throws IOException {
        Envelope envelope = read(HEADER + "{\"type\":\"event\",\"length\":8}\n{\"ü\":1}\n");

        assertThat(envelope.event()).isPresent();
    }

    @Test
    void leavesLineFeedsInsideAPayloadOfKnownLengthAlone() throws IOException {
        Envelope envelope = read(HEADER + "{\"type\":\"event\",\"length\":4}\n{\n\n}\n");

        assertThat(envelope.event().orElseThrow().payload().text()).isEqualTo("{\n\n}");
    }

    @Test
    void skipsItemsThatItDoesNotKnow() throws IOException {
        Envelope envelope =
                read(
                        HEADER
                                + "{\"type\":\"attachment\",\"length\":3,\"filename\":\"a\"}\n\n\n\n\n"
                                + "{\"type\":\"never_heard_of\"}\nnot json\n"
                                + "{\"type\":\"empty\",\"length\":0}\n\n"
                                + "{\"type\":\"event\"}\n{}\n");

        assertThat(envelope.event()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{}\n", "{\"sent_at\":\"2026-11-23T00:00:00Z\",\"x\":[]}\n"})
    void acceptsAnEnvelopeWithoutItems(String text) throws IOException {
        assertThat(read(text).event()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"9EC79C33EC9942AB8353589FCB2E04DC", "9ec79c33-ec99-42ab-8353-589fcb2e04dc"})
    void readsAllSpellingsOfAnEventId(String id) throws IOException {
        String text =
                "{\"event_id\":\""
                        + id
                        + "\"}\n{\"type\":\"event\"}\n{\"event_id\":\""
                        + ID
                        + "\"}";

        assertThat(read(text).event()).map(EventPayload::id).hasValue(ID);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''                                                  | the envelope is empty
                    '~'                                                 | the envelope header is empty
                    '[]'                                                | the envelope header is not a JSON object
                    '{} {}'                                             | the envelope header
                    '{}\r~'                                             | the envelope header ends with CRLF
                    '\uFEFF{}'                                          | starts with a byte order mark
                    '{"event_id":"12"}'                                 | the event_id of the envelope header
                    '{"event_id":["12"]}'                               | the event_id of the envelope header
                    '{}~~'                                              | the header of item 1 is a blank line
                    '{}~[]'                                             | the header of item 1 is not a JSON object
                    '{}~{}'                                             | the header of item 1 has no type
                    '{}~{"type":5}'                                     | the header of item 1 has no type
                    '{}~{"type":"x","length":-1}'                       | a length that is no number of bytes
                    '{}~{"type":"x","length":1.5}'                      | a length that is no number of bytes
                    '{}~{"type":"x","length":1e3}'                      | a length that is no number of bytes
                    '{}~{"type":"x","length":"1"}'                      | a length that is no number of bytes
                    '{}~{"type":"x","length":99999999999999999999}'     | a length that is no number of bytes
                    '{}~{"type":"x","length":999999999999999}~a'        | says 999999999999999 bytes, but only 1 follow
                    '{}~{"type":"x","length":3}~ab'                     | item 1 (x) says 3 bytes, but only 2 follow
                    '{}~{"type":"x","length":1}~ab'                     | but no line feed follows them
                    '{}~{"type":"x","length":1}~a\r~'                   | but no line feed follows them
                    '{}~{"type":"event"}~{}'                            | its header has no event_id
                    '@~{"type":"event"}~[]'                             | the event is not a JSON object
                    '@~{"type":"event"}~'                               | the event is empty
                    '@~{"type":"event"}~{"event_id":"5"}'               | the event_id of the event
                    '@~{"type":"event"}~{"event_id":"00000000000000000000000000000000"}' | differs from that of the envelope header
                    '@~{"type":"event"}~{}~{"type":"event"}~{}'         | more than one event
                    '{}~{"type":"client_report"}~no'                    | item 1 (client_report) is not
                    """)
    void givesTheReasonOfARefusal(String envelope, String reason) {
        String text = envelope.replace("@", HEADER.strip()).replace('~', '\n');

        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.status()).isEqualTo(400))
                .hasMessageContaining(reason);
    }

    @Test
    void refusesAHeaderThatNeverEnds() {
        assertThatThrownBy(() -> read("{\"a\":\"" + "x".repeat(70_000)))
                .hasMessage("the envelope header is longer than 65536 bytes");
    }

    private static Envelope read(String text) throws IOException {
        return EnvelopeReader.read(new ByteArrayInputStream(text.getBytes(UTF_8)), 10_000);
    }
}
