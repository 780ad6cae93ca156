/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.ravenee.Event;
import org.xml.sax.SAXException;

/** Request bodies that the parser of a message body reader refuses. */
abstract class MalformedBodiesTestCase {

    private final Implementation implementation;

    MalformedBodiesTestCase(Implementation implementation) {
        this.implementation = implementation;
    }

    private WebServer server(Class<?> reader) throws Exception {
        return WebServer.of(implementation).application("/api", Orders.class, reader).start();
    }

    private static HttpResponse<String> post(WebServer server, String body) throws Exception {
        return server.send(
                server.request("api/orders")
                        .header("Content-Type", "application/xml")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    @Test
    void areReportedUnderAFingerprintOfTheirOwnIfTheServerRespondsWith500() throws Exception {
        try (WebServer server = server(FailingReader.class)) {
            HttpResponse<String> response = post(server, "<order");

            assertThat(response.statusCode()).isEqualTo(500);
            assertThat(server.events()).hasSize(1);
            Event event = server.events().get(0);
            assertThat(event.fingerprint()).containsExactly("malformed request body");
            assertThat(event.transaction()).isEqualTo("POST /api/orders");
            assertThat(event.exceptions().get(0).mechanism().handled()).isFalse();
            assertThat(response.headers().firstValue("X-Sentry-ID"))
                    .contains(event.id().toString());
        }
    }

    @Test
    void areNotReportedIfTheServerRespondsWith400() throws Exception {
        try (WebServer server = server(RefusingReader.class)) {
            assertThat(post(server, "<order").statusCode()).isEqualTo(400);

            assertThat(server.events()).isEmpty();
        }
    }

    @Test
    void leaveTheFingerprintOfAnotherFailureAlone() throws Exception {
        try (WebServer server = server(FailingReader.class)) {
            assertThat(post(server, "<order/>").statusCode()).isEqualTo(500);

            assertThat(server.events()).hasSize(1);
            assertThat(server.events().get(0).fingerprint()).isEmpty();
        }
    }

    /** A body that only the readers below know. */
    public static final class Order {}

    @Path("orders")
    public static class Orders {

        @POST
        @Consumes("application/xml")
        public String order(Order order) {
            throw new IllegalStateException("well-formed");
        }
    }

    public static class FailingReader implements MessageBodyReader<Order> {

        @Override
        public boolean isReadable(Class<?> type, Type generic, Annotation[] on, MediaType media) {
            return type == Order.class;
        }

        @Override
        public Order readFrom(
                Class<Order> type,
                Type generic,
                Annotation[] on,
                MediaType media,
                MultivaluedMap<String, String> headers,
                InputStream input)
                throws IOException {
            try {
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(input);
                return new Order();
            } catch (SAXException | ParserConfigurationException e) {
                throw refusal(e);
            }
        }

        RuntimeException refusal(Exception reason) {
            return new ProcessingException("cannot be read", reason);
        }
    }

    public static class RefusingReader extends FailingReader {
        @Override
        RuntimeException refusal(Exception reason) {
            return new BadRequestException(reason);
        }
    }
}
