/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.server;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.HdrHistogram.Histogram;

/**
 * The process of the load generator. Each line of its input is a rate, a time in seconds and an
 * address; it answers with numbers, and a line {@code end}.
 *
 * <p>At a fixed rate, the time of a response counts from the moment when its request was due, so
 * that a server that stops for a while cannot hide it. One thread drives all connections.
 */
final class HttpLoad {

    private static final int CLOSED_CONNECTIONS = 8;
    private static final int MOST_CONNECTIONS = 64;
    private static final int OK = 200;
    private static final int SERVER_ERROR = 500;
    private static final double SECOND = 1e9;
    private static final long TICK_MILLIS = 1;

    private final Vertx vertx;
    private final HttpClient client;
    private final URI address;
    private final double perSecond;
    private final long nanos;
    private final Histogram latencies = new Histogram(3);
    private final CompletableFuture<Long> done = new CompletableFuture<>();
    private long start;
    private long sent;
    private long ended;
    private long failures;
    private long errors;

    private HttpLoad(Vertx vertx, HttpClient client, String[] command) {
        this.vertx = vertx;
        this.client = client;
        this.perSecond = Double.parseDouble(command[0]);
        this.nanos = (long) (Double.parseDouble(command[1]) * SECOND);
        this.address = URI.create(command[2]);
    }

    public static void main(String[] args) throws IOException {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        HttpClient client =
                vertx.createHttpClient(
                        new HttpClientOptions().setTcpNoDelay(true).setMaxWaitQueueSize(-1),
                        new PoolOptions().setHttp1MaxSize(MOST_CONNECTIONS));
        BufferedReader commands =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            HttpLoad load = new HttpLoad(vertx, client, line.split(" "));
            vertx.runOnContext(ignored -> load.begin());
            load.print(load.done.join());
        }
        vertx.close();
    }

    private void begin() {
        start = System.nanoTime();
        if (perSecond > 0) {
            vertx.setPeriodic(TICK_MILLIS, this::sendDue);
        } else {
            for (int i = 0; i < CLOSED_CONNECTIONS; i++) {
                send(System.nanoTime());
            }
        }
    }

    /** Sends all requests that are due by now. */
    private void sendDue(long timer) {
        long now = System.nanoTime() - start;
        if (now >= nanos) {
            vertx.cancelTimer(timer);
        }
        long due = (long) (Math.min(now, nanos) * perSecond / SECOND);
        while (sent < due) {
            send(start + (long) (sent * SECOND / perSecond));
        }
        endIfComplete();
    }

    private void send(long since) {
        sent++;
        String path = address.getRawPath();
        String query = address.getRawQuery();
        client.request(
                        HttpMethod.GET,
                        address.getPort(),
                        address.getHost(),
                        query == null ? path : path + "?" + query)
                .compose(HttpClientRequest::send)
                .compose(response -> response.body().map(body -> response.statusCode()))
                .onComplete(result -> received(since, result.succeeded() ? result.result() : 0));
    }

    private void received(long since, int status) {
        ended++;
        long now = System.nanoTime();
        latencies.recordValue(now - since);
        if (status == SERVER_ERROR) {
            failures++;
        } else if (status != OK) {
            errors++;
        }
        if (perSecond == 0 && now - start < nanos) {
            send(now);
        } else {
            endIfComplete();
        }
    }

    private void endIfComplete() {
        long time = System.nanoTime() - start;
        if (ended == sent && time >= nanos) {
            done.complete(time);
        }
    }

    private void print(long time) {
        System.out.println("requests " + sent);
        System.out.println("failures " + failures);
        System.out.println("errors " + errors);
        System.out.println("rate " + sent / (time / SECOND));
        System.out.println("p50 " + latencies.getValueAtPercentile(50));
        System.out.println("p99 " + latencies.getValueAtPercentile(99));
        System.out.println("end");
    }
}
