/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.ravenee.Dsn;
import org.ravenee.Envelope;
import org.ravenee.Transport;

/**
 * Transports over the HTTP clients of the JDK. They do what ours does on its way to a server that
 * takes everything, and show why it has a client of its own.
 */
final class JdkTransports {

    static final String NET_HTTP = "java.net.http";
    static final String URL_CONNECTION = "HttpURLConnection";

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private JdkTransports() {}

    /** Returns a transport by its name. */
    static Transport of(String name, String dsn) {
        Dsn target = Dsn.parse(dsn);
        URI endpoint = target.envelopeUri();
        String auth = "Sentry sentry_version=7, sentry_key=" + target.publicKey();
        return name.equals(NET_HTTP)
                ? new NetHttp(HttpClient.newHttpClient(), endpoint, auth)
                : new UrlConnection(endpoint, auth);
    }

    private static Transport.Result result(int status) {
        return status == HttpURLConnection.HTTP_OK
                ? Transport.Result.delivered()
                : Transport.Result.rejected("HTTP " + status);
    }

    private record NetHttp(HttpClient client, URI endpoint, String auth) implements Transport {

        @Override
        public Result send(Envelope envelope) {
            HttpRequest request =
                    HttpRequest.newBuilder(endpoint)
                            .version(HttpClient.Version.HTTP_1_1)
                            .timeout(TIMEOUT)
                            .header("Content-Type", "application/x-sentry-envelope")
                            .header("Content-Encoding", "gzip")
                            .header("X-Sentry-Auth", auth)
                            .POST(HttpRequest.BodyPublishers.ofByteArray(envelope.content()))
                            .build();
            try {
                return result(
                        client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Result.noResponse("interrupted");
            }
        }
    }

    private record UrlConnection(URI endpoint, String auth) implements Transport {

        @Override
        public Result send(Envelope envelope) {
            try {
                HttpURLConnection connection =
                        (HttpURLConnection) endpoint.toURL().openConnection();
                connection.setConnectTimeout((int) TIMEOUT.toMillis());
                connection.setReadTimeout((int) TIMEOUT.toMillis());
                connection.setRequestMethod("POST");
                connection.setRequestProperty("Content-Type", "application/x-sentry-envelope");
                connection.setRequestProperty("Content-Encoding", "gzip");
                connection.setRequestProperty("X-Sentry-Auth", auth);
                connection.setDoOutput(true);
                connection.setFixedLengthStreamingMode(envelope.content().length);
                try (OutputStream out = connection.getOutputStream()) {
                    out.write(envelope.content());
                }
                int status = connection.getResponseCode();
                try (InputStream in = connection.getInputStream()) {
                    in.transferTo(OutputStream.nullOutputStream());
                }
                return result(status);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
