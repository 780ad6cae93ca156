/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.ravenee.Client;
import org.ravenee.Context;
import org.ravenee.ExceptionValue;
import org.ravenee.Scope;
import org.ravenee.User;
import org.ravenee.cdi.spi.Reporters;
import org.ravenee.spi.RequestContext;

/** Asynchronous observers. */
class ObserversTest {

    record News(String text) {}

    @Test
    void reportsWhatAnAsynchronousObserverThrowsOnceWithItsName() {
        try (Application application = Application.of(Listener.class)) {
            fire(application, "heard");

            assertThat(application.events())
                    .singleElement()
                    .satisfies(
                            event -> {
                                assertThat(event.transaction()).isEqualTo("observer Listener.hear");
                                // OpenWebBeans wraps the exception.
                                ExceptionValue thrown =
                                        event.exceptions().get(event.exceptions().size() - 1);
                                assertThat(thrown.value()).isEqualTo("heard");
                                assertThat(thrown.mechanism().handled()).isFalse();
                            });
        }
    }

    @Test
    void reportsPrivateObserversOfFinalClasses() {
        try (Application application = Application.of(FinalListener.class)) {
            fire(application, "heard");

            assertThat(application.events()).hasSize(1);
        }
    }

    @Test
    void leavesThemAloneWhereBackgroundReportingIsOff() {
        try (Application application = Application.of(false, Listener.class)) {
            fire(application, "heard");

            assertThat(application.events()).isEmpty();
        }
    }

    @Test
    void clearsTheContextAfterEachObserver() {
        try (Application application = Application.of(Tagging.class)) {
            assertThat(
                            application
                                    .container()
                                    .getBeanManager()
                                    .getEvent()
                                    .fireAsync(
                                            new News("first"),
                                            jakarta.enterprise.event.NotificationOptions.ofExecutor(
                                                    Runnable::run)))
                    .isCompleted();

            application.bean(Client.class).captureMessage("after");

            assertThat(application.events())
                    .extracting(event -> event.tags().get("news"))
                    .containsExactly("first", null);
        }
    }

    @Test
    void carriesTheContextOfTheCallerToAsynchronousObservers() throws Exception {
        try (Application application = Application.of(Press.class, Reading.class)) {
            request(
                    application,
                    "acme",
                    () -> application.bean(Press.class).publish(new News("first")).join());

            assertThat(application.events())
                    .singleElement()
                    .satisfies(
                            event -> {
                                assertThat(event.tags()).containsEntry("tenant", "acme");
                                assertThat(event.user().id()).isEqualTo("acme");
                            });
        }
    }

    @Test
    void carriesTheContextWithASelectedEvent() throws Exception {
        try (Application application = Application.of(Press.class, Reading.class)) {
            request(
                    application,
                    "acme",
                    () -> application.bean(Press.class).publishSelected(new News("first")).join());

            assertThat(application.events())
                    .singleElement()
                    .satisfies(event -> assertThat(event.tags()).containsEntry("tenant", "acme"));
        }
    }

    @Test
    void carriesNoContextWithAnObjectThatTwoRequestsFireAtATime() throws Exception {
        try (Application application = Application.of(Press.class, Reading.class)) {
            Press press = application.bean(Press.class);
            News shared = new News("shared");
            Queue<Runnable> later = new ConcurrentLinkedQueue<>();
            var options = NotificationOptions.ofExecutor(later::add);
            request(application, "acme", () -> press.publish(shared, options));
            request(application, "umbrella", () -> press.publish(shared, options));
            later.forEach(Runnable::run);
            later.clear();

            request(application, "acme", () -> press.publish(shared, options));
            later.forEach(Runnable::run);

            assertThat(application.events())
                    .extracting(event -> event.tags().get("tenant"))
                    .containsExactly(null, null, "acme");
        }
    }

    @Test
    void neverMixesTheContextsOfObserversOfEightThreads() throws Exception {
        int rounds = 250;
        try (Application application = Application.of(Press.class, Reading.class)) {
            Press press = application.bean(Press.class);
            List<Callable<Void>> threads = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                String name = "thread " + thread;
                threads.add(
                        () -> {
                            for (int round = 0; round < rounds; round++) {
                                String tenant = name + " round " + round;
                                var fired = new ArrayList<CompletableFuture<?>>();
                                request(
                                        application,
                                        tenant,
                                        () -> fired.add(press.publish(new News(tenant))));
                                fired.forEach(CompletableFuture::join);
                            }
                            return null;
                        });
            }
            ExecutorService pool = Executors.newFixedThreadPool(8);
            for (var done : pool.invokeAll(threads)) {
                done.get();
            }
            pool.shutdown();

            assertThat(application.events())
                    .hasSize(8 * rounds)
                    .allSatisfy(
                            event -> {
                                assertThat(event.tags())
                                        .containsEntry("tenant", event.message().text());
                                assertThat(event.user().id()).isEqualTo(event.message().text());
                            });
        }
    }

    @Test
    void leavesTheInjectedEventAsItIs() {
        try (Application application = Application.of(Press.class, Reading.class)) {
            Event<News> event = application.bean(Press.class).event();

            assertThat(event).isEqualTo(event).hasToString(event.toString());
            assertThatThrownBy(() -> event.fireAsync(null))
                    .as("what the container throws")
                    .isInstanceOfAny(IllegalArgumentException.class, NullPointerException.class);
            assertThatCode(() -> event.fire(new News("synchronous"))).doesNotThrowAnyException();
        }
    }

    private static void request(Application application, String tenant, Runnable work) {
        RequestContext request = Reporters.current().orElseThrow().begin(null);
        try (Scope scope = request::detach) {
            application.bean(Client.class).context().tag("tenant", tenant).user(User.of(tenant));
            work.run();
        }
    }

    private static void fire(Application application, String text) {
        CompletionStage<News> stage =
                application.container().getBeanManager().getEvent().fireAsync(new News(text));
        assertThatThrownBy(() -> stage.toCompletableFuture().join())
                .isInstanceOf(CompletionException.class);
    }

    @ApplicationScoped
    static class Press {

        @Inject private Event<News> news;

        CompletableFuture<News> publish(News published) {
            return news.fireAsync(published).toCompletableFuture();
        }

        void publish(News published, NotificationOptions options) {
            news.fireAsync(published, options);
        }

        CompletableFuture<News> publishSelected(News published) {
            return news.select(News.class).fireAsync(published).toCompletableFuture();
        }

        Event<News> event() {
            return news;
        }
    }

    @ApplicationScoped
    static class Reading {

        @Inject Client client;

        void read(@ObservesAsync News news) {
            client.captureMessage(news.text());
        }
    }

    @ApplicationScoped
    static class Listener {
        void hear(@ObservesAsync News news) {
            throw new IllegalStateException(news.text());
        }
    }

    @jakarta.enterprise.context.Dependent
    static final class FinalListener {
        private void hear(@ObservesAsync News news) {
            throw new IllegalStateException(news.text());
        }
    }

    @ApplicationScoped
    static class Tagging {

        @Inject Context context;
        @Inject Client client;

        void hear(@ObservesAsync News news) {
            context.tag("news", news.text());
            client.captureMessage("during");
        }
    }
}
