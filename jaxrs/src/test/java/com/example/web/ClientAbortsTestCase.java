/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.servlet.Servlets;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.StreamingOutput;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.ravenee.Event;

/** Clients that go away while their answer is written. */
abstract class ClientAbortsTestCase {

    private final Implementation implementation;

    ClientAbortsTestCase(Implementation implementation) {
        this.implementation = implementation;
    }

    @Test
    void areNotReported() throws Exception {
        try (WebServer server = server(false)) {
            goAway(server);
            assertThat(server.get("api/endless/failure").statusCode()).isEqualTo(500);

            assertThat(server.events())
                    .singleElement()
                    .satisfies(
                            event ->
                                    assertThat(event.transaction())
                                            .isEqualTo("GET /api/endless/failure"));
        }
    }

    @Test
    void areReportedWhereTheConfigurationSaysSo() throws Exception {
        try (WebServer server = server(true)) {
            goAway(server);

            assertThat(server.events()).extracting(Event::transaction).contains("GET /api/endless");
        }
    }

    private WebServer server(boolean reporting) throws Exception {
        EndListener.ended = new CountDownLatch(1);
        return WebServer.of(implementation)
                .options(options -> options.reportClientAborts(reporting))
                .application("/api", Endless.class)
                .configure(
                        deployment -> deployment.addListener(Servlets.listener(EndListener.class)))
                .start();
    }

    private static void goAway(WebServer server) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", server.root().getPort())) {
            socket.getOutputStream()
                    .write(
                            ("GET /shop/api/endless HTTP/1.1\r\nHost: localhost\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).isEqualTo('H');
            // The connection is reset instead of closed.
            socket.setSoLinger(true, 0);
        }
        assertThat(EndListener.ended.await(60, TimeUnit.SECONDS)).isTrue();
    }

    /** Is called when a request has passed all filters. */
    public static class EndListener implements ServletRequestListener {

        private static volatile CountDownLatch ended;

        @Override
        public void requestDestroyed(ServletRequestEvent event) {
            ended.countDown();
        }
    }

    @Path("endless")
    public static class Endless {

        @GET
        public StreamingOutput write() {
            return output -> {
                while (true) {
                    output.write(new byte[10_000]);
                }
            };
        }

        @GET
        @Path("failure")
        public String fail() {
            throw new IllegalStateException("a failure");
        }
    }
}
