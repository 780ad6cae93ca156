/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.servlet.internal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Part;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class RequestBodyTest {

    private static final int LIMIT = 1_000;

    private static RequestBody body(String contentType, long length) {
        return RequestBody.of(FakeRequest.withBody(contentType, length), LIMIT);
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        Arrays.fill(bytes, (byte) 'x');
        return bytes;
    }

    @Test
    void keepsWhatTheApplicationReads() {
        RequestBody body = body("application/json; charset=utf-8", -1);
        byte[] read = "{\"name\":\"Zoë\"}".getBytes(StandardCharsets.UTF_8);

        body.add(read, 0, read.length - 1);
        body.add(read[read.length - 1]);

        assertThat(body.text()).isEqualTo("{\"name\":\"Zoë\"}");
    }

    @Test
    void keepsNothingOfABodyThatTurnsOutTooLong() {
        RequestBody body = body("application/json", -1);

        body.add(bytes(LIMIT), 0, LIMIT);
        assertThat(body.text()).hasSize(LIMIT);
        body.add('x');

        assertThat(body.text()).isNull();
    }

    @Test
    void doesNotLookAtABodyThatSaysItIsTooLong() {
        assertThat(body("application/json", LIMIT + 1)).isNull();
    }

    @Test
    void looksAtJsonAndFormsOnly() {
        assertThat(body("application/problem+json;charset=UTF-8", 10)).isNotNull();
        assertThat(body("application/x-www-form-urlencoded", 10)).isNotNull();
        assertThat(body("text/plain", 10)).isNull();
        assertThat(body(null, 10)).isNull();
    }

    private static Part part(String name, String file, String type, long size) {
        return FakeRequest.proxy(
                Part.class,
                (method, none) ->
                        switch (method) {
                            case "getName" -> name;
                            case "getSubmittedFileName" -> file;
                            case "getContentType" -> type;
                            case "getSize" -> size;
                            default -> throw new UnsupportedOperationException(method);
                        });
    }

    @Test
    void keepsTheNamesOfPartsAndNotTheirContent() {
        RequestBody body = body("Multipart/Form-Data; boundary=x", 5 * LIMIT);
        body.add(bytes(10), 0, 10);
        assertThat(body.data()).isNull();

        body.partsAreRead(
                List.of(
                        part("note", null, null, 12),
                        part("photo", "ada.png", "image/png", 4_711)));

        assertThat(body.data())
                .isEqualTo(Map.of("note", "[12 bytes]", "photo", "[file, image/png, 4711 bytes]"));
    }

    @Test
    void keepsTheNamesOfPartsThatAParameterWasAskedOf() {
        RequestBody body =
                RequestBody.of(FakeRequest.withParts(List.of(part("note", null, null, 12))), LIMIT);
        assertThat(body.data()).as("unread").isNull();

        body.parametersAreRead();

        assertThat(body.data()).isEqualTo(Map.of("note", "[12 bytes]"));
    }

    @Test
    void leavesPartsAloneThatTheContainerHasNotRead() {
        RequestBody body = RequestBody.of(FakeRequest.withParts(null), LIMIT);

        body.parametersAreRead();

        assertThat(body.data()).isNull();
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(plain);
        }
        return compressed.toByteArray();
    }

    private static RequestBody read(String encoding, byte[] bytes) {
        RequestBody body =
                RequestBody.of(
                        FakeRequest.withBody("application/json", encoding, bytes.length), LIMIT);
        body.add(bytes, 0, bytes.length);
        return body;
    }

    @Test
    void decompressesWhatTheApplicationReadsCompressed() throws IOException {
        byte[] plain = "{\"name\":\"Zoë\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(read("gzip", gzip(plain)).text()).isEqualTo("{\"name\":\"Zoë\"}");
        assertThat(read("X-GZIP", gzip(plain)).text()).isEqualTo("{\"name\":\"Zoë\"}");
        assertThat(read("gzip", plain).text())
                .as("decompressed by the server")
                .isEqualTo("{\"name\":\"Zoë\"}");
    }

    @Test
    void keepsNothingOfACompressedBodyThatIsTooLongOrNotReadToItsEnd() throws IOException {
        assertThat(read("gzip", gzip(bytes(LIMIT))).text()).hasSize(LIMIT);
        assertThat(read("gzip", gzip(bytes(LIMIT + 1))).text()).isNull();
        assertThat(read("gzip", Arrays.copyOf(gzip(bytes(LIMIT)), 20)).text()).isNull();
    }

    @Test
    void looksAtNoBodyInAnEncodingThatItCannotRead() {
        assertThat(RequestBody.of(FakeRequest.withBody("application/json", "br", 10), LIMIT))
                .isNull();
        assertThat(RequestBody.of(FakeRequest.withBody("application/json", "gzip, br", 10), LIMIT))
                .isNull();
    }

    @Test
    void looksAtNothingUnlessThatIsWanted() {
        assertThat(RequestBody.of(FakeRequest.withBody("application/json", 10), 0)).isNull();
    }
}
