/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ravenee.Client;
import org.ravenee.Event;
import org.ravenee.Scope;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.cdi.spi.Reporters;
import org.ravenee.spi.RequestContext;

/** Tasks of executors that the container injects. */
class ExecutorsTest {

    private final Application application = Application.of(Pools.class, Office.class);
    private final Office office = application.bean(Office.class);

    @AfterEach
    void stop() {
        application.close();
    }

    private Event reported() {
        return Awaitility.await().until(() -> application.events(), list -> !list.isEmpty()).get(0);
    }

    private static void fail() {
        throw new IllegalStateException("failed");
    }

    @Test
    void reportsWhatAnExecutedTaskThrowsWithTheNameOfItsClass() {
        office.executor().execute(ExecutorsTest::fail);

        Event event = reported();
        assertThat(event.transaction()).isEqualTo("task ExecutorsTest");
        assertThat(event.exceptions().get(0).value()).isEqualTo("failed");
    }

    @Test
    void reportsARepeatedTaskWhenItFails() {
        office.scheduled().scheduleAtFixedRate(ExecutorsTest::fail, 0, 1, TimeUnit.HOURS);

        reported();
    }

    @Test
    void reportsWhatEndsAThread() throws InterruptedException {
        Thread thread = office.threads().newThread(ExecutorsTest::fail);
        thread.start();
        thread.join();

        assertThat(application.events()).hasSize(1);
    }

    @Test
    void reportsASubmittedTaskWithoutACallOfGetWhenTheApplicationEnds() {
        Future<?> future = office.executor().submit(ExecutorsTest::fail);
        Awaitility.await().until(future::isDone);
        var events = application.events();
        assertThat(events).as("while a caller may ask").isEmpty();

        application.close();

        assertThat(events).singleElement().returns("task ExecutorsTest", Event::transaction);
    }

    @Test
    void reportsASubmittedTaskWithoutACallOfGetAfterAWhile() {
        office.executor().submit(ExecutorsTest::fail);

        Awaitility.await()
                .atMost(java.time.Duration.ofMinutes(1))
                .until(() -> application.events().size() == 1);
    }

    @Test
    void leavesTheFailureOfASubmittedTaskToTheCallerWhoAsks() {
        Future<?> future = office.executor().submit(ExecutorsTest::fail);
        assertThatThrownBy(future::get).isInstanceOf(ExecutionException.class);
        var events = application.events();

        application.close();

        assertThat(events).isEmpty();
    }

    @Test
    void leavesTheFailureToTheCallerWhoAsksLate() {
        Future<?> future = office.executor().submit(ExecutorsTest::fail);
        Awaitility.await().until(future::isDone);
        assertThatThrownBy(future::get).isInstanceOf(ExecutionException.class);
        var events = application.events();

        application.close();

        assertThat(events).isEmpty();
    }

    @Test
    void carriesTheContextOfARequestToItsTasks() throws Exception {
        Reporter reporter = Reporters.current().orElseThrow();
        RequestContext request = reporter.begin(null);
        try (Scope scope = request::detach) {
            application.bean(Client.class).context().tag("tenant", "acme");
            office.executor().execute(ExecutorsTest::fail);
        }

        assertThat(reported().tags()).containsEntry("tenant", "acme");
    }

    @Test
    void startsEachTaskWithoutTheContextOfTheOneBefore() throws Exception {
        Client client = application.bean(Client.class);
        office.executor().submit(() -> client.context().tag("tenant", "acme")).get();
        office.executor().execute(ExecutorsTest::fail);

        assertThat(reported().tags()).doesNotContainKey("tenant");
    }

    @Test
    void keepsEqualsAndTheResultsOfTheExecutor() throws Exception {
        assertThat(office.executor()).isEqualTo(office.executor());
        assertThat(office.executor().submit(() -> "done").get()).isEqualTo("done");
        assertThat(office.executor().invokeAll(List.of(() -> "done"))).hasSize(1);
    }

    @Test
    void leavesAnExecutorThatIsAClassOfTheApplicationAsItIs() {
        application.close(); // There is one container at a time.
        try (Application own = Application.of(OwnPool.class, OwnOffice.class)) {
            assertThat(own.bean(OwnOffice.class).executor()).isInstanceOf(OwnPool.class);
        }
    }

    /** Each task sees the context of its own submitter alone. */
    @Test
    void neverMixesTheContextsOfTasks() throws Exception {
        Client client = application.bean(Client.class);
        Reporter reporter = Reporters.current().orElseThrow();
        List<Future<?>> futures = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            String tenant = "tenant " + i;
            RequestContext request = reporter.begin(null);
            try (Scope scope = request::detach) {
                client.context().tag("tenant", tenant);
                futures.add(
                        office.executor()
                                .submit(
                                        () ->
                                                client.captureMessage(
                                                        tenant,
                                                        event -> event.tag("own", tenant))));
            }
        }
        for (Future<?> future : futures) {
            future.get();
        }

        assertThat(application.events())
                .hasSize(500)
                .allSatisfy(
                        event ->
                                assertThat(event.tags().get("tenant"))
                                        .isEqualTo(event.tags().get("own")));
    }

    @Dependent
    static class OwnPool implements Executor {
        @Override
        public void execute(Runnable work) {
            work.run();
        }
    }

    @ApplicationScoped
    static class OwnOffice {

        @Inject private Executor executor;

        Executor executor() {
            return executor;
        }
    }

    @ApplicationScoped
    static class Pools {

        private final ScheduledExecutorService pool = Executors.newScheduledThreadPool(4);

        @Produces
        @Dependent
        ExecutorService executor() {
            return pool;
        }

        @Produces
        @Dependent
        @Typed(ScheduledExecutorService.class)
        ScheduledExecutorService scheduled() {
            return pool;
        }

        @Produces
        @Dependent
        ThreadFactory threads() {
            return Thread::new;
        }

        @PreDestroy
        void stop() {
            pool.shutdownNow();
        }
    }

    @ApplicationScoped
    static class Office {

        @Inject private ExecutorService executor;
        @Inject private ScheduledExecutorService scheduled;
        @Inject private ThreadFactory threads;

        ExecutorService executor() {
            return executor;
        }

        ScheduledExecutorService scheduled() {
            return scheduled;
        }

        ThreadFactory threads() {
            return threads;
        }
    }
}
