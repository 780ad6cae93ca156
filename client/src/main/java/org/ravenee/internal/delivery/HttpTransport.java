/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.ravenee.Dsn;
import org.ravenee.Envelope;
import org.ravenee.Transport;
import org.ravenee.internal.envelope.Sdk;
import org.ravenee.internal.values.Texts;

/** Posts envelopes over HTTP with the JDK's client, on connections that are kept open. */
final class HttpTransport implements Transport {

    private static final int LONGEST_REASON = 200;

    private final URI endpoint;
    private final String authentication;
    private final String secret;
    private final Duration connectTimeout;
    private final Duration timeout;
    private final @Nullable URI proxy;
    private final HttpThreads threads = new HttpThreads();
    private volatile @Nullable HttpClient client;
    private volatile boolean closed;

    HttpTransport(Dsn dsn, Duration connectTimeout, Duration timeout, @Nullable URI proxy) {
        this.endpoint = dsn.envelopeUri();
        this.authentication = authentication(dsn);
        this.secret = dsn.secretKey().orElse("");
        this.connectTimeout = connectTimeout;
        this.timeout = timeout;
        this.proxy = proxy;
    }

    private static String authentication(Dsn dsn) {
        String header =
                "Sentry sentry_version=7, sentry_client="
                        + Sdk.identity()
                        + ", sentry_key="
                        + dsn.publicKey();
        return dsn.secretKey().map(secret -> header + ", sentry_secret=" + secret).orElse(header);
    }

    @Override
    public CompletionStage<Result> send(Envelope envelope) {
        if (closed) {
            return CompletableFuture.completedFuture(Result.unavailable("closed"));
        }
        return threads.withoutApplication(() -> post(envelope));
    }

    private CompletionStage<Result> post(Envelope envelope) {
        HttpRequest request =
                HttpRequest.newBuilder(endpoint)
                        .timeout(timeout)
                        .header("Content-Type", "application/x-sentry-envelope")
                        .header("Content-Encoding", "gzip")
                        .header("User-Agent", Sdk.identity())
                        .header("X-Sentry-Auth", authentication)
                        .POST(BodyPublishers.ofByteArray(envelope.content()))
                        .build();
        CompletableFuture<HttpResponse<Void>> exchange =
                client().sendAsync(request, BodyHandlers.discarding());
        return exchange.copy()
                // The request's own time-out ends with the headers of the answer.
                .orTimeout(connectTimeout.plus(timeout).toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((response, failure) -> release(exchange, failure))
                .handle(this::result);
    }

    /** A body that never ends would hold its connection. */
    private static void release(CompletableFuture<?> exchange, @Nullable Throwable failure) {
        if (failure != null) {
            exchange.cancel(true);
        }
    }

    private Result result(@Nullable HttpResponse<Void> response, @Nullable Throwable failure) {
        if (response == null) {
            return Result.unavailable(reason(failure));
        }
        int status = response.statusCode();
        String reason =
                "HTTP "
                        + status
                        + response.headers()
                                .firstValue("X-Sentry-Error")
                                .map(error -> " (" + quoted(error) + ")")
                                .orElse("");
        if (status / 100 == 2) {
            return Result.delivered();
        }
        if (status == 429) {
            return new Result(Outcome.RATE_LIMITED, reason, Duration.ZERO);
        }
        return status >= 500 ? Result.unavailable(reason) : Result.rejected(reason);
    }

    /** Servers and proxies may quote what they were sent. */
    private String quoted(String error) {
        String shown = secret.isEmpty() ? error : error.replace(secret, "********");
        return Texts.cut(shown, LONGEST_REASON);
    }

    /** The outermost exception says what failed; those inside, which line of the JDK noticed. */
    private String reason(@Nullable Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof TimeoutException) {
            return "no answer within " + connectTimeout.plus(timeout).toMillis() + " ms";
        }
        if (cause == null) {
            return "no answer";
        }
        Throwable detail =
                cause.getMessage() == null && cause.getCause() != null ? cause.getCause() : cause;
        String name = cause.getClass().getSimpleName();
        String message = detail == cause ? cause.getMessage() : detail.toString();
        return message == null ? name : name + ": " + quoted(message);
    }

    private HttpClient client() {
        HttpClient existing = client;
        if (existing == null) {
            synchronized (threads) {
                existing = client;
                if (existing == null) {
                    existing = threads.withoutApplication(this::create);
                    client = existing;
                }
            }
        }
        return existing;
    }

    private HttpClient create() {
        HttpClient.Builder builder =
                HttpClient.newBuilder()
                        .connectTimeout(connectTimeout)
                        .executor(threads)
                        .followRedirects(HttpClient.Redirect.NEVER);
        if ("http".equals(endpoint.getScheme())) {
            // No upgrade request: receivers behind old proxies stumble over it.
            builder.version(HttpClient.Version.HTTP_1_1);
        }
        if (proxy != null) {
            builder.proxy(
                    ProxySelector.of(new InetSocketAddress(proxy.getHost(), proxy.getPort())));
            credentials(proxy, builder);
        }
        return builder.build();
    }

    private static void credentials(URI proxy, HttpClient.Builder builder) {
        String userInfo = proxy.getUserInfo();
        if (userInfo == null) {
            return;
        }
        int colon = userInfo.indexOf(':');
        String user = colon < 0 ? userInfo : userInfo.substring(0, colon);
        String password = colon < 0 ? "" : userInfo.substring(colon + 1);
        builder.authenticator(
                new Authenticator() {
                    @Override
                    protected @Nullable PasswordAuthentication getPasswordAuthentication() {
                        return getRequestorType() == RequestorType.PROXY
                                ? new PasswordAuthentication(user, password.toCharArray())
                                : null;
                    }
                });
    }

    @Override
    public void close() {
        closed = true;
        // The JDK's client ends its selector thread once nobody refers to it any more.
        client = null;
        threads.close();
    }
}
