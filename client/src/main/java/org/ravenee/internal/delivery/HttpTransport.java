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
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.ravenee.Dsn;
import org.ravenee.Envelope;
import org.ravenee.Transport;
import org.ravenee.internal.envelope.Sdk;
import org.ravenee.internal.values.Texts;

/**
 * Posts envelopes over HTTP with the JDK's client, on connections that are kept open. Certificates
 * and host names are verified, redirects are not followed.
 */
final class HttpTransport implements Transport {

    private static final System.Logger LOGGER = System.getLogger("org.ravenee");

    private static final int LONGEST_REASON = 200;

    private final URI endpoint;
    private final String authentication;
    private final String secret;
    private final Duration connectTimeout;
    private final Duration timeout;
    private final @Nullable URI proxy;
    private final @Nullable SSLContext trust;
    private final InstantSource wallClock;
    private final HttpThreads threads = new HttpThreads();
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable HttpClient client;
    private boolean closed;

    HttpTransport(
            Dsn dsn,
            Duration connectTimeout,
            Duration timeout,
            @Nullable URI proxy,
            @Nullable SSLContext trust,
            InstantSource wallClock) {
        this.endpoint = dsn.envelopeUri();
        this.authentication = authentication(dsn);
        this.secret = dsn.secretKey().orElse("");
        this.connectTimeout = connectTimeout;
        this.timeout = timeout;
        this.proxy = proxy;
        this.trust = trust;
        this.wallClock = wallClock;
        warnAboutTunnel();
    }

    /** The JDK can be told otherwise, but only for the whole process: that is not for us to do. */
    private void warnAboutTunnel() {
        String disabled = System.getProperty("jdk.http.auth.tunneling.disabledSchemes", "Basic");
        if (proxy != null
                && proxy.getUserInfo() != null
                && "https".equals(endpoint.getScheme())
                && disabled.toLowerCase(Locale.ROOT).contains("basic")) {
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    "The JDK gives no user and password to a proxy on the way to an https server,"
                            + " unless it is started with"
                            + " -Djdk.http.auth.tunneling.disabledSchemes= (and nothing after it)");
        }
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
        HttpClient http = client();
        if (http == null) {
            return CompletableFuture.completedFuture(Result.unavailable("closed"));
        }
        HttpRequest request =
                HttpRequest.newBuilder(endpoint)
                        .timeout(timeout)
                        .header("Content-Type", "application/x-sentry-envelope")
                        .header("Content-Encoding", "gzip")
                        .header("User-Agent", Sdk.identity())
                        .header("X-Sentry-Auth", authentication)
                        .POST(BodyPublishers.ofByteArray(envelope.content()))
                        .build();
        // What the head of an answer says counts, even if its body breaks off or never ends.
        AtomicReference<@Nullable Result> said = new AtomicReference<>();
        CompletableFuture<HttpResponse<Void>> exchange =
                http.sendAsync(
                        request,
                        head -> {
                            said.set(result(head.statusCode(), head.headers()));
                            return new Discard();
                        });
        CompletableFuture<Result> answer = new CompletableFuture<>();
        exchange.whenComplete((response, failure) -> answer.complete(result(said, failure)));
        endInTime(exchange, said, answer);
        return answer;
    }

    /** The request's own time-out ends with the head of the answer: a body could hang for ever. */
    private void endInTime(
            Future<?> exchange,
            AtomicReference<@Nullable Result> said,
            CompletableFuture<Result> answer) {
        try {
            Future<?> alarm =
                    threads.after(
                            connectTimeout.plus(timeout).toNanos(),
                            () -> answer.complete(result(said, new TimeoutException())));
            answer.whenComplete(
                    (result, failure) -> {
                        alarm.cancel(false);
                        exchange.cancel(true);
                    });
        } catch (RejectedExecutionException e) {
            exchange.cancel(true);
        }
    }

    private Result result(AtomicReference<@Nullable Result> said, @Nullable Throwable failure) {
        Result result = said.get();
        return result == null ? Result.unavailable(reason(failure)) : result;
    }

    private Result result(int status, HttpHeaders headers) {
        Duration limit = RateLimits.forEvents(headers.allValues("X-Sentry-Rate-Limits"));
        if (status / 100 == 2) {
            return new Result(Outcome.DELIVERED, "", limit);
        }
        Duration retryAfter =
                RateLimits.retryAfter(
                        headers.firstValue("Retry-After").orElse(null), wallClock.instant());
        String reason =
                "HTTP "
                        + status
                        + headers.firstValue("X-Sentry-Error")
                                .map(error -> " (" + quoted(error) + ")")
                                .orElse("");
        return switch (status) {
            case 429 ->
                    new Result(
                            Outcome.RATE_LIMITED,
                            reason,
                            headers.firstValue("X-Sentry-Rate-Limits").isPresent()
                                    ? limit
                                    : retryAfter == null ? RateLimits.UNSAID : retryAfter);
            case 502, 503, 504 ->
                    new Result(
                            Outcome.UNAVAILABLE,
                            reason,
                            retryAfter == null ? Duration.ZERO : retryAfter);
            default -> new Result(Outcome.REJECTED, reason, limit);
        };
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

    private @Nullable HttpClient client() {
        lock.lock();
        try {
            if (client == null && !closed) {
                client = threads.withoutApplication(this::create);
            }
            return client;
        } finally {
            lock.unlock();
        }
    }

    private HttpClient create() {
        HttpClient.Builder builder =
                HttpClient.newBuilder()
                        .connectTimeout(connectTimeout)
                        .executor(threads)
                        .followRedirects(HttpClient.Redirect.NEVER);
        if (trust != null) {
            builder.sslContext(trust);
        }
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

    /**
     * Ends connections and threads. From Java 21 on the JDK's client can be told to; before, it
     * ends its one thread by itself soon after nobody refers to it any more.
     */
    @Override
    public void close() {
        HttpClient last;
        lock.lock();
        try {
            closed = true;
            last = client;
            client = null;
        } finally {
            lock.unlock();
        }
        if (last != null) {
            try {
                HttpClient.class.getMethod("shutdownNow").invoke(last);
            } catch (ReflectiveOperationException | RuntimeException e) {
                // Java 17 to 20
            }
        }
        threads.close();
    }
}
