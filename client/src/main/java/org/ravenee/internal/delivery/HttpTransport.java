/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.ravenee.Dsn;
import org.ravenee.Envelope;
import org.ravenee.Transport;
import org.ravenee.internal.envelope.Sdk;

/**
 * Posts envelopes over HTTP with the JDK's client, on connections that are kept open. Certificates
 * and host names are verified. Redirects are followed within the host, never from https to http;
 * elsewhere go neither events nor keys.
 */
final class HttpTransport implements Transport {

    private static final int MOST_REDIRECTS = 2;

    private final URI endpoint;
    private final Dsn dsn;
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
        this.dsn = dsn;
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
            new OperatorLog()
                    .warn(
                            "The JDK gives no user and password to a proxy on the way to an https server,"
                                    + " unless it is started with"
                                    + " -Djdk.http.auth.tunneling.disabledSchemes= (and nothing after it)");
        }
    }

    private String authentication() {
        String header =
                "Sentry sentry_version=7, sentry_client="
                        + Sdk.identity()
                        + ", sentry_key="
                        + dsn.publicKey();
        return dsn.secretKey().map(secret -> header + ", sentry_secret=" + secret).orElse(header);
    }

    @Override
    public CompletionStage<Result> send(Envelope envelope) {
        Post post = new Post(envelope.content());
        post.to(endpoint, MOST_REDIRECTS);
        post.endInTime();
        return post.answer;
    }

    /** One envelope on its way, by as many requests as it is redirected. */
    private final class Post {

        private final byte[] content;
        private final CompletableFuture<Result> answer = new CompletableFuture<>();

        /** What the head of an answer says counts, even if its body breaks off or never ends. */
        private volatile @Nullable Result said;

        private volatile @Nullable URI onward;
        private volatile @Nullable Future<?> exchange;

        Post(byte[] content) {
            this.content = content;
        }

        /**
         * The outcome comes from the body's end, on a thread of ours. The JDK completes the
         * exchange on the common pool, which an application may block. What it keeps of it must not
         * lead to the client: that ends once nobody refers to it.
         */
        void to(URI target, int redirects) {
            HttpClient http = client();
            if (http == null) {
                answer.complete(Result.unavailable("closed"));
                return;
            }
            said = null;
            onward = null;
            Discard body = new Discard();
            body.getBody().thenAccept(failure -> end(failure, redirects));
            try {
                CompletableFuture<?> sent =
                        http.sendAsync(
                                request(target, content),
                                head -> {
                                    said = result(head.statusCode(), head.headers());
                                    onward = onward(head.statusCode(), head.headers(), target);
                                    return body;
                                });
                exchange = sent;
                sent.whenComplete(
                        (response, failure) -> {
                            if (failure != null) {
                                body.onError(failure);
                            }
                        });
            } catch (RuntimeException e) {
                body.onError(e);
            }
        }

        private void end(@Nullable Throwable failure, int redirects) {
            URI next = onward;
            if (next != null && redirects > 0 && !answer.isDone()) {
                to(next, redirects - 1);
            } else {
                answer.complete(result(said, failure));
            }
        }

        /** The request's own time-out ends with the head of the answer: a body could hang. */
        void endInTime() {
            try {
                Future<?> alarm =
                        threads.after(connectTimeout.plus(timeout).toNanos(), this::timeIsOver);
                answer.whenComplete(
                        (result, failure) -> {
                            alarm.cancel(false);
                            if (failure != null) {
                                cancel();
                            }
                        });
            } catch (RejectedExecutionException e) {
                answer.complete(Result.unavailable("closed"));
                cancel();
            }
        }

        private void timeIsOver() {
            answer.complete(result(said, new TimeoutException()));
            cancel();
        }

        private void cancel() {
            Future<?> last = exchange;
            if (last != null) {
                last.cancel(true);
            }
        }
    }

    private HttpRequest request(URI target, byte[] content) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(target)
                        .timeout(timeout)
                        .header("Content-Type", "application/x-sentry-envelope")
                        .header("Content-Encoding", "gzip")
                        .header("User-Agent", Sdk.identity())
                        .header("X-Sentry-Auth", authentication())
                        .POST(BodyPublishers.ofByteArray(content));
        String userInfo = proxy == null ? null : proxy.getUserInfo();
        if (userInfo != null) {
            // At once: the JDK's own way needs a refusal first, and fails on those without a hint.
            String credentials = userInfo.indexOf(':') < 0 ? userInfo + ":" : userInfo;
            request.header(
                    "Proxy-Authorization",
                    "Basic "
                            + Base64.getEncoder()
                                    .encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
        }
        return request.build();
    }

    /** Returns where a redirect leads that can be followed with method, body and key; else null. */
    private static @Nullable URI onward(int status, HttpHeaders headers, URI from) {
        URI to = location(headers, from);
        boolean keepsMethod = status == 301 || status == 302 || status == 307 || status == 308;
        return keepsMethod
                        && to != null
                        && from.getHost().equalsIgnoreCase(to.getHost())
                        && to.getRawUserInfo() == null
                        && ("https".equalsIgnoreCase(to.getScheme())
                                || from.getScheme().equalsIgnoreCase(to.getScheme()))
                ? to
                : null;
    }

    private static @Nullable URI location(HttpHeaders headers, URI from) {
        try {
            return headers.firstValue("Location").map(from::resolve).orElse(null);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private Result result(@Nullable Result said, @Nullable Throwable failure) {
        return said == null ? Result.unavailable(reason(failure)) : said;
    }

    private Result result(int status, HttpHeaders headers) {
        Duration limit = RateLimits.forEvents(headers.allValues("X-Sentry-Rate-Limits"));
        if (status / 100 == 2) {
            return new Result(Outcome.DELIVERED, "", limit);
        }
        Duration retryAfter =
                RateLimits.retryAfter(
                        headers.firstValue("Retry-After").orElse(null), wallClock.instant());
        String reason = "HTTP " + status + detail(status, headers);
        if (status == 429) {
            boolean limits = headers.firstValue("X-Sentry-Rate-Limits").isPresent();
            return Result.rateLimited(
                    reason, limits ? limit : retryAfter == null ? RateLimits.UNSAID : retryAfter);
        }
        if (!isPassing(status)) {
            return new Result(Outcome.REJECTED, reason, limit);
        }
        return limit.isZero()
                ? new Result(
                        Outcome.UNAVAILABLE,
                        reason,
                        retryAfter == null ? Duration.ZERO : retryAfter)
                : Result.rateLimited(reason, limit);
    }

    /**
     * Whether another attempt may end better: troubles of the server or of a proxy, and redirects
     * that are not followed, as somebody is about to notice them.
     */
    private static boolean isPassing(int status) {
        return switch (status) {
            case 301, 302, 303, 307, 308, 407, 408, 425, 500, 502, 503, 504 -> true;
            default -> status / 10 == 52;
        };
    }

    /** What the server says, or where it redirects to; there may be secrets in a query. */
    private String detail(int status, HttpHeaders headers) {
        URI to = status / 100 == 3 ? location(headers, endpoint) : null;
        String text = headers.firstValue("X-Sentry-Error").orElse("");
        if (to != null && to.getHost() != null) {
            String port = to.getPort() < 0 ? "" : ":" + to.getPort();
            text = "to " + to.getScheme() + "://" + to.getHost() + port + to.getRawPath();
        }
        return text.isEmpty() ? "" : " (" + DeliveryLog.quoted(text, secret) + ")";
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
        return message == null ? name : name + ": " + DeliveryLog.quoted(message, secret);
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
            // Resolved for each connection: it may move.
            builder.proxy(
                    ProxySelector.of(
                            InetSocketAddress.createUnresolved(proxy.getHost(), proxy.getPort())));
        }
        return builder.build();
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
