/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.ApplicationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Stereotype;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ravenee.Event;
import org.ravenee.ExceptionValue;
import org.ravenee.Level;
import org.ravenee.Options;
import org.ravenee.cdi.Captured;

class CapturedTest {

    private SeContainer container;
    private Shop shop;

    @BeforeEach
    void start() {
        container =
                SeContainerInitializer.newInstance()
                        .disableDiscovery()
                        .addExtensions(new org.ravenee.cdi.internal.RavenExtension())
                        .addBeanClasses(OwnOptions.class, Shop.class, Cellar.class, Vault.class)
                        .initialize();
        shop = container.select(Shop.class).get();
    }

    @AfterEach
    void stop() {
        container.close();
    }

    private Recording recording() {
        return container.select(OwnOptions.class).get().recording();
    }

    private Event onlyEvent() {
        assertThat(recording().events()).hasSize(1);
        return recording().events().get(0);
    }

    @Test
    void reportsWhatAMethodThrowsAndRethrowsTheSameObject() {
        IOException failure = new IOException("no connection");

        assertThatThrownBy(() -> shop.fail(failure)).isSameAs(failure);

        Event event = onlyEvent();
        assertThat(event.exceptions()).singleElement().returns("IOException", e -> e.type());
        assertThat(event.exceptions().get(0).mechanism().type()).isEqualTo("auto.cdi.captured");
        assertThat(event.exceptions().get(0).mechanism().handled()).isTrue();
    }

    @Test
    void addsWhatTheAnnotationSays() {
        assertThatThrownBy(() -> shop.describedFailure()).isInstanceOf(IllegalStateException.class);

        Event event = onlyEvent();
        assertThat(event.level()).isEqualTo(Level.FATAL);
        assertThat(event.tags()).containsEntry("team", "checkout");
        assertThat(event.fingerprint()).containsExactly("described");
    }

    @Test
    void reportsOnlyTheTypesThatTheAnnotationNames() {
        assertThatThrownBy(() -> shop.onlyIo(new IllegalStateException()))
                .isInstanceOf(IllegalStateException.class);
        assertThat(recording().events()).isEmpty();

        assertThatThrownBy(() -> shop.onlyIo(new IOException())).isInstanceOf(IOException.class);
        assertThat(recording().events()).hasSize(1);
    }

    @Test
    void leavesOutTheTypesThatTheAnnotationExcepts() {
        assertThatThrownBy(() -> shop.exceptIo(new IOException())).isInstanceOf(IOException.class);

        assertThat(recording().events()).isEmpty();
    }

    @Test
    void leavesBusinessExceptionsAloneUnlessTheyAreNamed() {
        assertThatThrownBy(() -> shop.fail(new OutOfStock())).isInstanceOf(OutOfStock.class);
        assertThat(recording().events()).isEmpty();

        assertThatThrownBy(() -> shop.onlyOutOfStock(new OutOfStock()))
                .isInstanceOf(OutOfStock.class);
        assertThat(recording().events()).hasSize(1);
    }

    @Test
    void reportsOneFailureOnceHoweverManyBeansItPasses() {
        assertThatThrownBy(() -> shop.failInside()).isInstanceOf(IllegalArgumentException.class);

        assertThat(recording().events()).hasSize(1);
    }

    @Test
    void reportsTheFailureOfAStageAndReturnsTheSameStage() {
        CompletableFuture<String> stage = new CompletableFuture<>();

        assertThat(shop.stage(stage)).isSameAs(stage);
        assertThat(recording().events()).isEmpty();
        stage.completeExceptionally(new IOException("too late"));

        assertThat(onlyEvent().exceptions().get(0).value()).isEqualTo("too late");
    }

    @Test
    void knowsWhatToWaitForAfterResultsThatAreThereAtOnce() {
        CompletableFuture<String> stage = new CompletableFuture<>();

        assertThat(shop.result("at once")).isEqualTo("at once");
        assertThat(shop.result("again")).isEqualTo("again");
        assertThat(shop.result(null)).isNull();
        assertThat(shop.result(stage)).isSameAs(stage);
        assertThat(shop.result(7)).isEqualTo(7);
        stage.completeExceptionally(new IOException("too late"));

        assertThat(onlyEvent().exceptions().get(0).value()).isEqualTo("too late");
    }

    @Test
    void reportsTheFailureOfAFutureWhenItsResultIsRequested() {
        FutureTask<String> task =
                new FutureTask<>(
                        () -> {
                            throw new IOException("in the background");
                        });
        Future<String> future = shop.future(task);
        task.run();

        assertThatThrownBy(future::get).hasCauseInstanceOf(IOException.class);

        assertThat(onlyEvent().exceptions())
                .extracting(ExceptionValue::type)
                .containsExactly("ExecutionException", "IOException");
    }

    @Test
    void coversObserverMethods() {
        assertThatThrownBy(() -> container.getBeanManager().getEvent().fire(new Delivery()))
                .isInstanceOf(IllegalStateException.class);

        assertThat(recording().events()).hasSize(1);
    }

    @Test
    void coversClassesThroughAStereotypeAndTheirLifecycle() {
        assertThatThrownBy(() -> container.select(Vault.class).get().open())
                .hasStackTraceContaining("vault");

        assertThat(recording().events()).hasSize(1);
        assertThat(onlyEvent().exceptions().get(0).value()).isEqualTo("vault");
    }

    @Test
    void showsTheArgumentsOfTheCallWhereThatIsWanted() {
        assertThatThrownBy(() -> shop.order(3, "hunter2")).hasMessage("sold out");

        var frames = onlyEvent().exceptions().get(0).frames();
        assertThat(frames.get(frames.size() - 1).vars())
                .containsEntry("quantity", 3)
                .containsEntry("password", "********");
    }

    @Test
    void doesNotMindResultsAndSuccess() {
        assertThat(shop.price()).isEqualTo(42);
        assertThat(recording().events()).isEmpty();
    }

    @ApplicationException
    @SuppressWarnings("serial")
    static class OutOfStock extends Exception {}

    record Delivery() {}

    @ApplicationScoped
    static class OwnOptions {

        final Recording recording = new Recording();

        @Produces
        @Dependent
        Options options() {
            return recording.options();
        }

        Recording recording() {
            return recording;
        }
    }

    @Captured
    @Dependent
    static class Shop {

        @jakarta.inject.Inject Cellar cellar;

        int price() {
            return 42;
        }

        void fail(Exception failure) throws Exception {
            throw failure;
        }

        @Captured(level = Level.FATAL, tags = "team=checkout", fingerprint = "described")
        void describedFailure() {
            throw new IllegalStateException();
        }

        @Captured(IOException.class)
        void onlyIo(Exception failure) throws Exception {
            throw failure;
        }

        @Captured(except = IOException.class)
        void exceptIo(Exception failure) throws Exception {
            throw failure;
        }

        @Captured(OutOfStock.class)
        void onlyOutOfStock(Exception failure) throws Exception {
            throw failure;
        }

        void order(int quantity, String password) {
            throw new IllegalStateException("sold out");
        }

        void failInside() {
            cellar.fail();
        }

        CompletionStage<String> stage(CompletionStage<String> stage) {
            return stage;
        }

        Future<String> future(Future<String> future) {
            return future;
        }

        Object result(Object result) {
            return result;
        }

        void deliver(@Observes Delivery delivery) {
            throw new IllegalStateException("on delivery");
        }
    }

    @Captured
    @Dependent
    static class Cellar {
        void fail() {
            throw new IllegalArgumentException("nothing left");
        }
    }

    @Captured
    @Stereotype
    @Retention(RetentionPolicy.RUNTIME)
    @interface Watched {}

    @Watched
    @Dependent
    static class Vault {

        @jakarta.annotation.PostConstruct
        void unlock() {
            throw new IllegalStateException("vault");
        }

        void open() {}
    }
}
