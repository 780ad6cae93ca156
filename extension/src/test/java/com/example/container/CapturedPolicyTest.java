/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.AsyncResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Stereotype;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.io.IOException;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ravenee.Event;
import org.ravenee.HttpRequest;
import org.ravenee.Level;
import org.ravenee.Options;
import org.ravenee.User;
import org.ravenee.cdi.Captured;
import org.ravenee.cdi.internal.RavenExtension;
import org.ravenee.cdi.spi.Reporters;
import org.ravenee.spi.RequestContext;
import org.ravenee.spi.RequestSource;

/** The annotation that counts, exceptions inside of wrappers, and the handling of results. */
class CapturedPolicyTest {

    private SeContainer container;
    private Shop shop;

    @BeforeEach
    void start() {
        container =
                SeContainerInitializer.newInstance()
                        .disableDiscovery()
                        .addExtensions(new RavenExtension())
                        .addBeanClasses(
                                OwnOptions.class, Shop.class, Deep.class, Heir.class, Cycle.class)
                        .initialize();
        shop = container.select(Shop.class).get();
    }

    @AfterEach
    void stop() {
        container.close();
    }

    private List<Event> events() {
        return container.select(OwnOptions.class).get().recording().events();
    }

    @Test
    void exceptsWhatAWrapperCarries() {
        CompletionException wrapped = new CompletionException(new IOException());

        assertThatThrownBy(() -> shop.exceptIo(wrapped)).isSameAs(wrapped);
        assertThat(events()).isEmpty();

        assertThatThrownBy(() -> shop.exceptIo(new CompletionException(new ArithmeticException())))
                .isInstanceOf(CompletionException.class);
        assertThat(events()).hasSize(1);
    }

    @Test
    void exceptsWhatAStageOfAStageFailsWith() {
        CompletableFuture<String> source = new CompletableFuture<>();
        shop.stageExceptIo(source.thenApply(String::strip));

        source.completeExceptionally(new IOException());

        assertThat(events()).isEmpty();
    }

    @Test
    void exceptsTheWrapperItselfWhereItIsNamed() {
        assertThatThrownBy(() -> shop.exceptWrapper(new CompletionException(new IOException())))
                .isInstanceOf(CompletionException.class);

        assertThat(events()).isEmpty();
    }

    @Test
    void reportsTheNamedTypeThatAWrapperCarries() {
        assertThatThrownBy(() -> shop.onlyIo(new CompletionException(new IOException())))
                .isInstanceOf(CompletionException.class);

        assertThat(events()).hasSize(1);
    }

    @Test
    void followsAStereotypeThatAStereotypeHas() {
        assertThatThrownBy(() -> container.select(Deep.class).get().fail())
                .hasMessage("deep inside");

        assertThat(events())
                .singleElement()
                .satisfies(
                        event -> {
                            assertThat(event.level()).isEqualTo(Level.FATAL);
                            assertThat(event.tags()).containsEntry("from", "stereotype");
                        });
    }

    @Test
    void followsAStereotypeToTheSuperclassThatHasIt() {
        assertThatThrownBy(() -> container.select(Heir.class).get().fail()).hasMessage("inherited");

        assertThat(events())
                .singleElement()
                .satisfies(event -> assertThat(event.tags()).containsEntry("from", "stereotype"));
    }

    @Test
    void endsWhereAnnotationsAnnotateOneAnother() {
        assertThatThrownBy(() -> container.select(Cycle.class).get().fail()).hasMessage("cycle");

        assertThat(events()).isEmpty();
    }

    @Test
    void returnsTheResultOfAnEnterpriseBeanUntouched() {
        AsyncResult<String> result = new AsyncResult<>("42");

        assertThat(shop.future(result)).isSameAs(result);
        assertThat(events()).isEmpty();
    }

    @Test
    void returnsADoneFutureUntouchedAndReportsThatItHasFailed() {
        Future<String> failed = CompletableFuture.failedFuture(new IOException());
        CompletableFuture<String> cancelled = new CompletableFuture<>();
        cancelled.cancel(true);

        assertThat(shop.future(cancelled)).isSameAs(cancelled);
        assertThat(events()).isEmpty();
        assertThat(shop.future(failed)).isSameAs(failed);
        assertThat(events()).hasSize(1);
    }

    @Test
    void reportsTheFailureOfAStageThatIsAStageOnly() {
        CompletionStage<String> failed = CompletableFuture.failedStage(new IOException());
        CompletableFuture<String> open = new CompletableFuture<>();
        CompletionStage<String> minimal = open.minimalCompletionStage();

        assertThat(shop.stage(failed) == failed).isTrue();
        assertThat(events()).hasSize(1);

        assertThat(shop.stage(minimal) == minimal).isTrue();
        open.completeExceptionally(new ArithmeticException());
        assertThat(events()).hasSize(2);
    }

    @Test
    void readsNoRequestForAResultThatIsThereAlready() {
        Counting source = new Counting();
        RequestContext context = Reporters.current().orElseThrow().begin(source);

        shop.stage(CompletableFuture.completedFuture("42"));
        shop.future(CompletableFuture.completedFuture("42"));
        assertThat(source.reads).hasValue(0);

        shop.stage(new CompletableFuture<>());
        assertThat(source.reads).hasPositiveValue();
        context.detach();
    }

    private static final class Counting implements RequestSource {

        final AtomicInteger reads = new AtomicInteger();

        @Override
        public HttpRequest request() {
            reads.incrementAndGet();
            return HttpRequest.of("GET", "https://shop.example/");
        }

        @Override
        public User user() {
            reads.incrementAndGet();
            return null;
        }

        @Override
        public String transaction() {
            reads.incrementAndGet();
            return null;
        }
    }

    @ApplicationScoped
    static class OwnOptions {

        private final Recording recording = new Recording();

        @Produces
        @Dependent
        Options options() {
            return recording.options();
        }

        Recording recording() {
            return recording;
        }
    }

    @Dependent
    static class Shop {

        @Captured(except = IOException.class)
        void exceptIo(RuntimeException failure) {
            throw failure;
        }

        @Captured(except = CompletionException.class)
        void exceptWrapper(RuntimeException failure) {
            throw failure;
        }

        @Captured(IOException.class)
        void onlyIo(RuntimeException failure) {
            throw failure;
        }

        @Captured(except = IOException.class)
        CompletionStage<String> stageExceptIo(CompletionStage<String> stage) {
            return stage;
        }

        @Captured
        CompletionStage<String> stage(CompletionStage<String> stage) {
            return stage;
        }

        @Captured
        Future<String> future(Future<String> future) {
            return future;
        }
    }

    @Captured(level = Level.FATAL, tags = "from=stereotype")
    @Stereotype
    @Inherited
    @Retention(RetentionPolicy.RUNTIME)
    @interface Inner {}

    @Inner
    @Stereotype
    @Retention(RetentionPolicy.RUNTIME)
    @interface Outer {}

    @Outer
    @Dependent
    static class Deep {
        void fail() {
            throw new IllegalStateException("deep inside");
        }
    }

    @Inner
    static class Testator {
        void fail() {
            throw new IllegalStateException("inherited");
        }
    }

    @Dependent
    static class Heir extends Testator {}

    /** An annotation may annotate itself, as many of the platform do. */
    @Selfish
    @Retention(RetentionPolicy.RUNTIME)
    @interface Selfish {}

    @Selfish
    @Dependent
    static class Cycle {
        void fail() {
            throw new IllegalStateException("cycle");
        }
    }
}
