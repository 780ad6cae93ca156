/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.ravenee.Dsn;
import org.ravenee.Event;
import org.ravenee.EventId;
import org.ravenee.testkit.RecordingTransport;

/** Events are compressed once and fit into any envelope; nothing else is ever taken for one. */
class EnvelopeProperties {

    private static final Dsn DSN = Dsn.parse("https://key:secret@sentry.example.com/1");

    private final EnvelopeWriter writer = new EnvelopeWriter(DSN, List.of());

    private static Event event(String text) {
        return Event.builder().transaction(text).build();
    }

    private byte[] kept(PackedEvent event) {
        return writer.envelope(event, Map.of(), null).content();
    }

    @Property
    void checksumsOfPartsGiveTheChecksumOfTheWhole(
            @ForAll @Size(max = 5000) byte[] first, @ForAll @Size(max = 5000) byte[] second) {
        CRC32 whole = new CRC32();
        whole.update(first);
        whole.update(second);
        assertThat(GzipStream.combine(crc(first), crc(second), second.length))
                .isEqualTo((int) whole.getValue());
    }

    private static int crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    @Property(tries = 200)
    void anEventFitsIntoAnyNumberOfEnvelopes(
            @ForAll String text, @ForAll @IntRange(max = 100_000) int quantity) {
        PackedEvent packed = writer.pack(event(text));
        String kept = RecordingTransport.text(kept(packed));
        Map<DiscardedItems, Long> losses =
                Map.of(new DiscardedItems("queue_overflow", "error"), (long) quantity);
        String sent =
                RecordingTransport.text(writer.envelope(packed, losses, Instant.EPOCH).content());
        assertThat(kept.lines().skip(1))
                .containsExactlyElementsOf(sent.lines().skip(1).limit(2).toList());
        assertThat(sent.lines().skip(4).toList())
                .singleElement()
                .asString()
                .contains("\"quantity\":" + quantity);
    }

    @Property(tries = 200)
    void aStoredEventIsReadBackUnchanged(@ForAll String text) throws MalformedEnvelopeException {
        PackedEvent packed = writer.pack(event(text));
        PackedEvent read = EnvelopeReader.read(kept(packed), packed.id(), DSN);
        assertThat(read).usingRecursiveComparison().isEqualTo(packed);
    }

    @Property(tries = 500)
    void tornEnvelopesAreNoEvents(@ForAll @IntRange(max = 2000) int length) {
        PackedEvent packed = writer.pack(event("torn"));
        byte[] kept = kept(packed);
        Assume.that(length < kept.length);
        assertThatThrownBy(() -> EnvelopeReader.read(Arrays.copyOf(kept, length), packed.id(), DSN))
                .isInstanceOf(MalformedEnvelopeException.class);
    }

    @Property(tries = 2000)
    void changedEnvelopesAreNoOtherEvents(
            @ForAll @IntRange(max = 2000) int at, @ForAll byte changed) {
        PackedEvent packed = writer.pack(event("changed"));
        byte[] kept = kept(packed);
        Assume.that(at < kept.length);
        kept[at] = changed;
        try {
            PackedEvent read = EnvelopeReader.read(kept, packed.id(), DSN);
            // Some bits of a compressed stream mean nothing: the event is the same then.
            assertThat(RecordingTransport.text(kept(read)).lines().toList().get(2))
                    .isEqualTo(RecordingTransport.text(kept(packed)).lines().toList().get(2));
        } catch (MalformedEnvelopeException e) {
            assertThat(e).hasMessageStartingWith("it");
        }
    }

    @Property
    void anyBytesAreNoEvent(@ForAll @Size(max = 500) byte[] bytes) {
        assertThatThrownBy(() -> EnvelopeReader.read(bytes, EventId.random(), DSN))
                .isInstanceOf(MalformedEnvelopeException.class);
    }

    @Example
    void anEventForAnotherTargetIsNotTaken() {
        PackedEvent packed = writer.pack(event("foreign"));
        byte[] kept = kept(packed);
        assertThatThrownBy(
                        () ->
                                EnvelopeReader.read(
                                        kept, packed.id(), Dsn.parse("https://key@elsewhere/1")))
                .hasMessageContaining("another DSN");
        assertThatThrownBy(() -> EnvelopeReader.read(kept, EventId.random(), DSN))
                .hasMessageContaining("another event");
    }

    @Example
    void secretsOfTheDsnAreNotKept() {
        assertThat(RecordingTransport.text(kept(writer.pack(event("x"))))).doesNotContain("secret");
    }
}
