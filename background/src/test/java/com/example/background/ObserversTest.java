/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.ravenee.Client;
import org.ravenee.Context;

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
                                assertThat(event.exceptions().get(0).value()).isEqualTo("heard");
                                assertThat(event.exceptions().get(0).mechanism().handled())
                                        .isFalse();
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

    private static void fire(Application application, String text) {
        CompletionStage<News> stage =
                application.container().getBeanManager().getEvent().fireAsync(new News(text));
        assertThatThrownBy(() -> stage.toCompletableFuture().join())
                .isInstanceOf(CompletionException.class);
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
