/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of an answer to nowhere, so that the connection can be used again. What is longer
 * than any answer of a server should be is cut off. A body that breaks off is no failure: what the
 * server thinks of the event stands in its status line.
 */
final class Discard implements BodySubscriber<@Nullable Throwable> {

    private static final long MOST_BYTES = 64 * 1024;

    private final CompletableFuture<@Nullable Throwable> end = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;
    private long bytes;

    /** Completes with what broke the body off, if anything did. */
    @Override
    public CompletionStage<@Nullable Throwable> getBody() {
        return end;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        this.subscription = subscription;
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            bytes += buffer.remaining();
        }
        if (bytes > MOST_BYTES && subscription != null) {
            subscription.cancel();
            end.complete(null);
        }
    }

    @Override
    public void onError(Throwable failure) {
        end.complete(failure);
    }

    @Override
    public void onComplete() {
        end.complete(null);
    }
}
