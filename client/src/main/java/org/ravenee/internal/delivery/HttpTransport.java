/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.ravenee.Dsn;
import org.ravenee.Envelope;
import org.ravenee.Transport;
import org.ravenee.internal.envelope.Sdk;
import org.ravenee.internal.http.HttpClient;
import org.ravenee.internal.http.HttpConnectException;
import org.ravenee.internal.http.HttpUrl;

/** Posts envelopes to a Sentry server. Safe for use by several threads. */
final class HttpTransport implements Transport {

    private final HttpUrl endpoint;
    private final String secret;
    private final String headers;
    private final InstantSource wallClock;
    private final HttpClient client;

    /**
     * Creates a transport.
     *
     * @param connectTimeout for each connection
     * @param timeout for each response
     * @param proxy {@code http://user:password@host:port}; null for the JDK's settings
     * @param trust decides which certificates are trusted; null for the JDK's own
     * @param wallClock for dates that the server names
     */
    HttpTransport(
            Dsn dsn,
            Duration connectTimeout,
            Duration timeout,
            @Nullable URI proxy,
            @Nullable SSLContext trust,
            InstantSource wallClock) {
        this.endpoint = Objects.requireNonNull(HttpUrl.of(dsn.envelopeUri()));
        this.secret = dsn.secretKey().orElse("");
        this.headers =
                ("User-Agent: " + Sdk.identity() + "\r\n")
                        + "Content-Type: application/x-sentry-envelope\r\n"
                        + "Content-Encoding: gzip\r\n"
                        + "X-Sentry-Auth: Sentry sentry_version=7, sentry_client="
                        + (Sdk.identity() + ", sentry_key=" + dsn.publicKey())
                        + (secret.isEmpty() ? "\r\n" : ", sentry_secret=" + secret + "\r\n");
        this.wallClock = wallClock;
        this.client = new HttpClient(connectTimeout, timeout, proxy, trust);
    }

    @Override
    public Result send(Envelope envelope) {
        try {
            return new SentryResponse(
                            client.post(endpoint, headers, envelope.content()), endpoint, secret)
                    .result(wallClock.instant());
        } catch (HttpConnectException e) {
            return Result.unavailable(reason(Objects.requireNonNullElse(e.getCause(), e)));
        } catch (IOException | RuntimeException e) {
            return Result.noResponse(reason(e));
        }
    }

    private String reason(Throwable failure) {
        String name = failure.getClass().getSimpleName();
        String message = failure.getMessage();
        return message == null ? name : name + ": " + DeliveryLog.quoted(message, secret);
    }

    /** Closes the connections that are not used now. */
    void closeIdle() {
        client.closeIdle();
    }

    @Override
    public void close() {
        client.close();
    }
}
