/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.ravenee.Dsn;
import org.ravenee.Envelope;
import org.ravenee.Transport;
import org.ravenee.internal.envelope.Sdk;
import org.ravenee.internal.values.OwnThread;

/**
 * Posts envelopes over HTTP, each on a thread of ours that waits for the answer, on connections
 * that are kept open. Certificates and host names are verified. Redirects are followed within the
 * host, never from https to http; elsewhere go neither events nor keys.
 *
 * <p>Nothing that an application sets for the whole process has a say here, save its proxies and
 * its SSL context. That, and the time that an event takes, is why this is neither of the JDK's own
 * clients. {@code HttpURLConnection} sends an application's cookies along, closes connections that
 * more than five threads use, and keeps others open after the end. {@code java.net.http} takes five
 * times as long, most of it to hand an answer from thread to thread, and loads a thousand classes
 * before the first event.
 */
final class HttpTransport implements Transport {

    private static final int MOST_REDIRECTS = 2;
    private static final int IDLE_SECONDS = 10;

    private final URI endpoint;
    private final String secret;
    private final String headers;
    private final int connectMillis;
    private final long nanos;
    private final @Nullable URI proxy;
    private final String proxyHeader;
    private final @Nullable SSLContext trust;
    private final InstantSource wallClock;
    private final Set<HttpConnection> open = ConcurrentHashMap.newKeySet();

    /** The one used last comes first: those that are not needed grow old. */
    private final Deque<HttpConnection> idle = new ConcurrentLinkedDeque<>();

    /** As many as there are requests under way. Those that end take connections along. */
    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(
                    0,
                    Integer.MAX_VALUE,
                    IDLE_SECONDS,
                    TimeUnit.SECONDS,
                    new SynchronousQueue<>(),
                    work -> new OwnThread(() -> runAndDiscard(work), "raven-http"));

    private volatile boolean closed;

    HttpTransport(
            Dsn dsn,
            Duration connectTimeout,
            Duration timeout,
            @Nullable URI proxy,
            @Nullable SSLContext trust,
            InstantSource wallClock) {
        this.endpoint = dsn.envelopeUri();
        this.secret = dsn.secretKey().orElse("");
        this.headers =
                ("User-Agent: " + Sdk.identity() + "\r\n")
                        + "Content-Type: application/x-sentry-envelope\r\n"
                        + "Content-Encoding: gzip\r\n"
                        + "X-Sentry-Auth: Sentry sentry_version=7, sentry_client="
                        + (Sdk.identity() + ", sentry_key=" + dsn.publicKey())
                        + (secret.isEmpty() ? "\r\n" : ", sentry_secret=" + secret + "\r\n");
        long millis = Ledger.nanos(connectTimeout) / 1_000_000;
        this.connectMillis = (int) Math.max(1, Math.min(Integer.MAX_VALUE, millis));
        this.nanos = Ledger.nanos(timeout);
        this.proxy = proxy;
        this.proxyHeader = proxy == null ? "" : authorization(proxy.getUserInfo());
        this.trust = trust;
        this.wallClock = wallClock;
    }

    /** At once: a proxy's refusal costs a request, and need not say what would please it. */
    private static String authorization(@Nullable String userInfo) {
        if (userInfo == null) {
            return "";
        }
        String credentials = userInfo.indexOf(':') < 0 ? userInfo + ":" : userInfo;
        return "Proxy-Authorization: Basic "
                + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8))
                + "\r\n";
    }

    @Override
    public CompletionStage<Result> send(Envelope envelope) {
        Post post = new Post(envelope.content());
        try {
            threads.execute(post);
        } catch (RejectedExecutionException e) {
            post.complete(Result.unavailable("closed"));
        }
        return post;
    }

    /** One envelope on its way, by as many requests as it is redirected. */
    private final class Post extends CompletableFuture<Result> implements Runnable {

        private final byte[] content;
        private volatile @Nullable HttpConnection connection;
        private boolean connected;

        Post(byte[] content) {
            this.content = content;
        }

        @Override
        public void run() {
            Result result;
            try {
                result = result(endpoint, MOST_REDIRECTS);
            } catch (Throwable e) {
                result = connected ? Result.noResponse(reason(e)) : Result.unavailable(reason(e));
            }
            complete(result);
        }

        private Result result(URI target, int redirects) throws IOException {
            HttpAnswer answer = answer(target);
            URI next = redirects > 0 ? answer.onward(target) : null;
            return next == null
                    ? answer.result(endpoint, secret, wallClock.instant())
                    : result(next, redirects - 1);
        }

        /**
         * A server may close a connection at any moment, also while a request is on its way. That
         * is no trouble of the server's: it is asked again at once. Should it have seen the first
         * request, it knows the second one by the id of its event.
         */
        private HttpAnswer answer(URI target) throws IOException {
            HttpConnection kept = takeIdle(target);
            if (kept != null) {
                try {
                    return answer(target, kept);
                } catch (IOException e) {
                    if (!kept.wasOver(e)) {
                        throw e;
                    }
                }
            }
            return answer(target, new HttpConnection(target, way(target), proxyHeader));
        }

        private HttpAnswer answer(URI target, HttpConnection http) throws IOException {
            boolean ended = false;
            connection = http;
            connected = false;
            try {
                if (open.add(http)) {
                    giveUpIfOver();
                    http.connect(trust, connectMillis, nanos);
                }
                giveUpIfOver();
                connected = true;
                HttpAnswer answer = http.post(target, headers, content, nanos);
                ended = http.isReusable();
                return answer;
            } finally {
                connection = null;
                if (ended) {
                    idle.push(http);
                }
                if (!ended || closed) {
                    discard(http);
                }
            }
        }

        private void giveUpIfOver() throws IOException {
            if (closed || isDone()) {
                throw new IOException("closed");
            }
        }

        /** Whoever waited does so no longer. */
        @Override
        public boolean cancel(boolean mayInterrupt) {
            boolean cancelled = super.cancel(mayInterrupt);
            HttpConnection last = connection;
            if (cancelled && last != null) {
                last.close();
            }
            return cancelled;
        }
    }

    private @Nullable HttpConnection takeIdle(URI target) {
        for (HttpConnection http : idle) {
            if (http.leadsTo(target) && idle.removeFirstOccurrence(http)) {
                return http;
            }
        }
        return null;
    }

    private Proxy way(URI target) {
        if (proxy != null) {
            return new Proxy(
                    Proxy.Type.HTTP,
                    InetSocketAddress.createUnresolved(proxy.getHost(), proxy.getPort()));
        }
        ProxySelector selector = ProxySelector.getDefault();
        List<Proxy> ways = selector == null ? List.of() : selector.select(target);
        return ways.isEmpty() ? Proxy.NO_PROXY : ways.get(0);
    }

    private String reason(Throwable failure) {
        String name = failure.getClass().getSimpleName();
        String message = failure.getMessage();
        return message == null ? name : name + ": " + DeliveryLog.quoted(message, secret);
    }

    private void runAndDiscard(Runnable work) {
        work.run();
        // A redirect may have left a thread with more than one.
        HttpConnection oldest;
        while (idle.size() > threads.getPoolSize() && (oldest = idle.pollLast()) != null) {
            discard(oldest);
        }
    }

    private void discard(HttpConnection http) {
        idle.remove(http);
        open.remove(http);
        http.close();
    }

    @Override
    public void close() {
        closed = true;
        threads.shutdown();
        for (HttpConnection http : open) {
            http.close();
        }
        idle.clear();
    }
}
