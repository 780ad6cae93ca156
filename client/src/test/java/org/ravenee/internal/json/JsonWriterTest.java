/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class JsonWriterTest {

    private static byte[] write(Object value) {
        JsonWriter json = new JsonWriter();
        json.any(value);
        return java.util.Arrays.copyOf(json.buffer(), json.size());
    }

    private static JsonValue parse(byte[] json) {
        try (var reader =
                Json.createReaderFactory(Map.of())
                        .createReader(new ByteArrayInputStream(json), StandardCharsets.UTF_8)) {
            return reader.readValue();
        }
    }

    @Property(tries = 500)
    void everyTreeOfValuesIsReadBackAsWritten(@ForAll("trees") Object tree) {
        assertThat(java(parse(write(tree)))).isEqualTo(tree);
    }

    @Property(tries = 500)
    void numbersAreWrittenAsJavaWritesThem(
            @ForAll long any, @ForAll @IntRange(max = 1_100_000) int usual) {
        assertThat(new String(write(List.of(any, usual, 0)), StandardCharsets.US_ASCII))
                .isEqualTo("[" + any + "," + usual + ",0]");
    }

    @Property
    void instantsAreWhatJavaWrites(
            @ForAll @LongRange(min = 0, max = 253_402_300_798L) long seconds,
            @ForAll @IntRange(max = 999_999_999) int nanos) {
        for (int fraction : new int[] {0, nanos, nanos / 1_000_000 * 1_000_000}) {
            for (long second : new long[] {seconds, seconds / 60 * 60}) {
                Instant instant = Instant.ofEpochSecond(second, fraction);
                assertThat(timestamp(instant))
                        .isEqualTo(instant.truncatedTo(ChronoUnit.MICROS).toString());
            }
        }
    }

    @Test
    void instantsAreWhatEveryServerReads() {
        assertThat(timestamp(Instant.parse("2026-01-02T03:04:05.123456789Z")))
                .isEqualTo("2026-01-02T03:04:05.123456Z");
        assertThat(timestamp(Instant.MIN)).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(timestamp(Instant.MAX)).isEqualTo("9999-12-31T23:59:59Z");
    }

    private static String timestamp(Instant instant) {
        JsonWriter json = new JsonWriter();
        json.beginObject().member("timestamp", instant).endObject();
        return parse(java.util.Arrays.copyOf(json.buffer(), json.size()))
                .asJsonObject()
                .getString("timestamp");
    }

    @Provide
    Arbitrary<Object> trees() {
        Arbitrary<Object> leaves =
                Arbitraries.oneOf(
                        Arbitraries.strings()
                                .filter(text -> text.equals(wellFormed(text)))
                                .map(text -> (Object) text),
                        Arbitraries.longs().map(number -> (Object) BigDecimal.valueOf(number)),
                        Arbitraries.bigDecimals().map(number -> (Object) number),
                        Arbitraries.of(true, false).map(flag -> (Object) flag),
                        Arbitraries.just((Object) null));
        return Arbitraries.recursive(
                () -> leaves,
                inner ->
                        Arbitraries.oneOf(
                                inner.list().ofMaxSize(4).map(list -> (Object) list),
                                Arbitraries.maps(
                                                Arbitraries.strings()
                                                        .filter(t -> t.equals(wellFormed(t))),
                                                inner)
                                        .ofMaxSize(4)
                                        .map(map -> (Object) map)),
                0,
                4);
    }

    /** The text as every server takes it. */
    private static String wellFormed(String text) {
        return replaced(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }

    private static Object java(JsonValue value) {
        switch (value.getValueType()) {
            case STRING:
                return ((JsonString) value).getString();
            case NUMBER:
                return ((JsonNumber) value).bigDecimalValue();
            case TRUE:
                return true;
            case FALSE:
                return false;
            case ARRAY:
                List<Object> list = new ArrayList<>();
                ((JsonArray) value).forEach(element -> list.add(java(element)));
                return list;
            case OBJECT:
                Map<String, Object> map = new LinkedHashMap<>();
                ((JsonObject) value).forEach((name, member) -> map.put(name, java(member)));
                return map;
            default:
                return null;
        }
    }

    @Property(tries = 500)
    void everyStringIsValidUtf8(@ForAll("anyChars") String text) throws CharacterCodingException {
        byte[] json = write(text);

        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json));
        String read = ((JsonString) parse(json)).getString();
        assertThat(read).isEqualTo(replaced(text));
    }

    @Provide
    Arbitrary<String> anyChars() {
        return Arbitraries.strings()
                .withCharRange('\u0000', '\uffff')
                .withCharRange('\ud7f0', '\ue00f')
                .ofMaxLength(40);
    }

    /**
     * Returns a text with U+FFFD in place of lone surrogates, one kind of line ends, and the names
     * of control characters and of those that override the direction.
     */
    private static String replaced(String text) {
        StringBuilder replaced = new StringBuilder();
        text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .codePoints()
                .forEach(
                        c -> {
                            boolean override =
                                    (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
                            if ((Character.isISOControl(c) && c != '\n' && c != '\t') || override) {
                                replaced.append(String.format("<U+%04X>", c));
                            } else {
                                replaced.appendCodePoint(c >= 0xd800 && c <= 0xdfff ? 0xfffd : c);
                            }
                        });
        return replaced.toString();
    }

    @Test
    void controlCharactersAndOverridesOfTheDirectionAreVisible() {
        assertThat(
                        new String(
                                write("a\u0000\u001b[1m\r\nb\tc\u202eexe\u0085\r"),
                                StandardCharsets.UTF_8))
                .isEqualTo("\"a<U+0000><U+001B>[1m\\nb\\tc<U+202E>exe<U+0085>\\n\"");
    }

    @Test
    void numbersThatReadersDoNotKnowAreTexts() {
        List<Object> numbers =
                List.of(
                        Double.NaN,
                        Double.POSITIVE_INFINITY,
                        Float.NaN,
                        new BigDecimal("1E+1000000"),
                        BigInteger.TEN.pow(400),
                        new Odd());

        assertThat(parse(write(numbers)).asJsonArray())
                .hasSize(6)
                .allMatch(value -> value.getValueType() == JsonValue.ValueType.STRING);
    }

    @Test
    void numbersThatReadersKnowAreNumbers() {
        List<Object> numbers =
                List.of(
                        (byte) 1,
                        (short) 2,
                        3,
                        4L,
                        5.5f,
                        6.5e300,
                        BigInteger.TEN.pow(30),
                        new BigDecimal("0.10"),
                        Long.MIN_VALUE,
                        Double.MIN_VALUE,
                        -0.0);

        assertThat(parse(write(numbers)).asJsonArray())
                .allMatch(value -> value.getValueType() == JsonValue.ValueType.NUMBER);
    }

    @Test
    void emptyMembersAreLeftOut() {
        JsonWriter json = new JsonWriter();
        json.beginObject()
                .member("a", (String) null)
                .member("b", "")
                .member("c", Map.of())
                .member("d", 1)
                .member("e", false)
                .member("f", "x")
                .endObject();

        assertThat(new String(json.buffer(), 0, json.size(), StandardCharsets.UTF_8))
                .isEqualTo("{\"d\":1,\"e\":false,\"f\":\"x\"}");
    }

    @Test
    void aWriterIsUsedAgainWithoutWhatWasWrittenBefore() {
        JsonWriter json = new JsonWriter();
        json.any("x".repeat(3_000_000));
        assertThat(json.size()).isEqualTo(3_000_002);
        json.reset();
        json.any(List.of("a"));

        assertThat(new String(json.buffer(), 0, json.size(), StandardCharsets.UTF_8))
                .isEqualTo("[\"a\"]");
        assertThat(json.buffer().length).as("memory kept").isLessThan(1_000_000);
    }

    private static final class Odd extends Number {
        private static final long serialVersionUID = 1L;

        @Override
        public int intValue() {
            return 1;
        }

        @Override
        public long longValue() {
            return 1;
        }

        @Override
        public float floatValue() {
            return 1;
        }

        @Override
        public double doubleValue() {
            return 1;
        }

        @Override
        public String toString() {
            return "one";
        }
    }
}
