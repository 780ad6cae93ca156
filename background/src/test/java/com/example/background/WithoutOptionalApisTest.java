/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Run with nothing but CDI: enterprise beans, messaging, batch, concurrency, servlets and WebSocket
 * lack.
 */
@Tag("without-optional-apis")
class WithoutOptionalApisTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jakarta.batch.api.Batchlet",
                "jakarta.ejb.Schedule",
                "jakarta.enterprise.concurrent.ManagedTask",
                "jakarta.jms.Message",
                "jakarta.servlet.Servlet",
                "jakarta.websocket.Session"
            })
    void runsWithoutThem(String type) {
        assertThatThrownBy(() -> Class.forName(type)).isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void deploysAndReportsWithoutTheOptionalApis() {
        try (Application application = Application.of(News.class)) {
            application
                    .container()
                    .getBeanManager()
                    .getEvent()
                    .fireAsync("news")
                    .toCompletableFuture()
                    .exceptionally(thrown -> null)
                    .join();
            News news = application.bean(News.class);
            assertThatThrownBy(news::publish).isInstanceOf(IllegalStateException.class);

            assertThat(application.events())
                    .extracting(event -> event.transaction())
                    .containsExactly("observer News.hear", "task News");
        }
    }

    @ApplicationScoped
    static class News {

        @Inject Executor executor;

        @Produces
        @Dependent
        Executor direct() {
            return Runnable::run;
        }

        void hear(@ObservesAsync String news) {
            throw new IllegalStateException(news);
        }

        void publish() {
            executor.execute(
                    () -> {
                        throw new IllegalStateException("not published");
                    });
        }
    }
}
