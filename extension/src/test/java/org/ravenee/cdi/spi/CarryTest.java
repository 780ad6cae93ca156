/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ravenee.Client;
import org.ravenee.Options;
import org.ravenee.spi.RequestContext;

/** Servers find their containers by the context class loader of a thread. */
class CarryTest {

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    private final ClassLoader application = new URLClassLoader(new URL[0], before);
    private final ExecutorService foreign =
            Executors.newSingleThreadExecutor(CarryTest::foreignThread);
    private final Options options = Options.builder().enabled(false).build();
    private final Reporter reporter = new Reporter(Client.create(options), options);
    private RequestContext request;

    private static Thread foreignThread(Runnable work) {
        Thread thread = new Thread(work);
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        return thread;
    }

    @BeforeEach
    void begin() {
        Thread.currentThread().setContextClassLoader(application);
        request = reporter.begin(null);
    }

    @AfterEach
    void end() {
        request.detach();
        Thread.currentThread().setContextClassLoader(before);
        foreign.shutdown();
        reporter.client().close();
    }

    @Test
    void workRunsWithTheRequestAndTheContextClassLoaderItWasCarriedFrom() {
        Consumer<String> carried =
                reporter.carry(
                        result -> {
                            assertThat(loader()).isSameAs(application);
                            assertThat(reporter.request()).isSameAs(request);
                        });

        on(foreign, () -> carried.accept("done"));
    }

    @Test
    void workRunsWithTheContextClassLoaderWhereThereIsNoRequest() {
        request.detach();
        Consumer<String> carried =
                reporter.carry(result -> assertThat(loader()).isSameAs(application));

        on(foreign, () -> carried.accept("done"));
    }

    @Test
    void theThreadGetsItsContextClassLoaderBack() {
        Consumer<String> carried = reporter.carry(result -> {});

        on(
                foreign,
                () -> {
                    carried.accept("done");
                    assertThat(loader()).isSameAs(ClassLoader.getSystemClassLoader());
                });
    }

    @Test
    void theThreadGetsItsContextClassLoaderBackWhereTheWorkFails() {
        Consumer<String> carried =
                reporter.carry(
                        result -> {
                            throw new IllegalStateException(result);
                        });

        CompletableFuture<Void> failed =
                CompletableFuture.runAsync(() -> carried.accept("done"), foreign);

        assertThat(failed)
                .failsWithin(java.time.Duration.ofMinutes(1))
                .withThrowableThat()
                .withRootCauseInstanceOf(IllegalStateException.class);
        on(foreign, () -> assertThat(loader()).isSameAs(ClassLoader.getSystemClassLoader()));
    }

    @Test
    void workRunsOnThreadsThatRefuseAnotherContextClassLoader() {
        Consumer<CompletableFuture<String>> carried = reporter.carry(done -> done.complete("done"));
        CompletableFuture<String> done = new CompletableFuture<>();

        on(work -> new Refusing(work).start(), () -> carried.accept(done));

        assertThat(done).isCompletedWithValue("done");
    }

    private static ClassLoader loader() {
        return Thread.currentThread().getContextClassLoader();
    }

    private static void on(Executor thread, Runnable work) {
        try {
            CompletableFuture.runAsync(work, thread).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof AssertionError failure) {
                throw failure;
            }
            throw e;
        }
    }

    private static final class Refusing extends Thread {

        Refusing(Runnable work) {
            super(work);
        }

        @Override
        public void setContextClassLoader(ClassLoader loader) {
            throw new SecurityException("this thread keeps its class loader");
        }
    }
}
