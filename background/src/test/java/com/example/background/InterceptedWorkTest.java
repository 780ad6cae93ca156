/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.PostConstruct;
import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.Batchlet;
import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.batch.runtime.context.JobContext;
import jakarta.batch.runtime.context.StepContext;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.websocket.OnMessage;
import jakarta.websocket.server.ServerEndpoint;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.ravenee.Event;

/** Work that an interceptor sees. */
class InterceptedWorkTest {

    @Test
    void reportsAsynchronousMethodsWithoutAResult() {
        try (Application application = Application.of(Orders.class)) {
            Orders orders = application.bean(Orders.class);

            assertThatThrownBy(orders::ship).isInstanceOf(IllegalStateException.class);

            assertThat(application.events())
                    .singleElement()
                    .returns("Orders.ship", Event::transaction);
        }
    }

    @Test
    void reportsAsynchronousMethodsWithAnUnusedResultWhenTheApplicationEnds() {
        Application application = Application.of(Orders.class);
        var events = application.events();
        Orders orders = application.bean(Orders.class);
        assertThatThrownBy(orders::count).isInstanceOf(IllegalStateException.class);
        assertThat(events).as("while the caller may let it escape").isEmpty();

        application.close();

        assertThat(events).singleElement().returns("Orders.count", Event::transaction);
    }

    @Test
    void reportsMethodsOfWebSocketEndpoints() {
        try (Application application = Application.of(Chat.class)) {
            Chat chat = application.bean(Chat.class);

            assertThatThrownBy(() -> chat.receive("hello"))
                    .isInstanceOf(IllegalStateException.class);

            assertThat(application.events())
                    .singleElement()
                    .returns("websocket Chat.receive", Event::transaction);
        }
    }

    @Test
    void reportsWhatEndsTheStartOfABean() {
        try (Application application = Application.of(Cache.class)) {
            Cache cache = application.bean(Cache.class);

            assertThatThrownBy(cache::toString).isInstanceOf(IllegalStateException.class);

            assertThat(application.events())
                    .singleElement()
                    .returns("startup Cache", Event::transaction);
        }
    }

    @Test
    void reportsBatchletsWithTheIdsOfTheirExecution() {
        try (Application application = Application.of(Import.class, Contexts.class)) {
            Import batchlet = application.bean(Import.class);

            assertThatThrownBy(batchlet::process).isInstanceOf(IllegalStateException.class);

            Event event = assertThat(application.events()).singleElement().actual();
            assertThat(event.transaction()).isEqualTo("job import / step load");
            assertThat(event.extra().get("batch"))
                    .isEqualTo(
                            Map.of(
                                    "job", "import",
                                    "job_execution_id", 7L,
                                    "job_instance_id", 7L,
                                    "step", "load",
                                    "step_execution_id", 7L));
        }
    }

    @Test
    void reportsTheFailureOfAChunkWhenItIsClosedAndSkippedItemsNever() {
        try (Application application = Application.of(Reader.class, Contexts.class)) {
            Reader reader = application.bean(Reader.class);
            assertThatThrownBy(reader::readItem).isInstanceOf(IllegalStateException.class);
            assertThatCode(reader::close).doesNotThrowAnyException();
            assertThat(application.events()).as("skipped").isEmpty();

            application.bean(Contexts.class).fail(new IllegalStateException("torn file"));
            assertThatCode(reader::close).doesNotThrowAnyException();

            assertThat(application.events())
                    .singleElement()
                    .satisfies(
                            event ->
                                    assertThat(event.exceptions().get(0).value())
                                            .isEqualTo("torn file"));
        }
    }

    @Test
    void deploysAndReportsWithoutIdsWhereNoBatchRuntimeInjectsContexts() {
        try (Application application = Application.of(Import.class)) {
            Import batchlet = application.bean(Import.class);

            assertThatThrownBy(batchlet::process).isInstanceOf(IllegalStateException.class);

            assertThat(application.events())
                    .singleElement()
                    .returns("job Import", Event::transaction);
        }
    }

    @Test
    void deploysClassesThatCannotBeIntercepted() {
        try (Application application = Application.of(FinalImport.class)) {
            FinalImport batchlet = application.bean(FinalImport.class);

            assertThatThrownBy(batchlet::process).isInstanceOf(IllegalStateException.class);

            assertThat(application.events()).isEmpty();
        }
    }

    @Test
    void reportsArtifactsThatAreGivenWhatTheyNeedByTheirConstructor() {
        try (Application application = Application.of(ConstructedImport.class, Contexts.class)) {
            ConstructedImport batchlet = application.bean(ConstructedImport.class);

            assertThatThrownBy(batchlet::process).isInstanceOf(IllegalStateException.class);

            assertThat(application.events()).hasSize(1);
        }
    }

    @Dependent
    static class ConstructedImport extends AbstractBatchlet {

        private final Contexts contexts;

        @Inject
        ConstructedImport(Contexts contexts) {
            this.contexts = contexts;
        }

        @Override
        public String process() {
            throw new IllegalStateException("torn file of " + contexts.job().getJobName());
        }
    }

    @ApplicationScoped
    static class Orders {

        @Asynchronous
        public void ship() {
            throw new IllegalStateException("no stock");
        }

        @Asynchronous
        public Future<Integer> count() {
            throw new IllegalStateException("no stock");
        }
    }

    @ServerEndpoint("/chat")
    @ApplicationScoped
    static class Chat {
        @OnMessage
        public void receive(String text) {
            throw new IllegalStateException(text);
        }
    }

    @Startup
    @ApplicationScoped
    static class Cache {
        @PostConstruct
        void load() {
            throw new IllegalStateException("no data");
        }
    }

    @Dependent
    static class Import implements Batchlet {

        @Override
        public String process() {
            throw new IllegalStateException("torn file");
        }

        @Override
        public void stop() {}
    }

    @Dependent
    static final class FinalImport implements Batchlet {

        @Override
        public String process() {
            throw new IllegalStateException("torn file");
        }

        @Override
        public void stop() {}
    }

    @Dependent
    static class Reader extends AbstractItemReader {
        @Override
        public Object readItem() {
            throw new IllegalStateException("torn line");
        }
    }

    @ApplicationScoped
    static class Contexts {

        private Exception failure;

        void fail(Exception thrown) {
            failure = thrown;
        }

        @Produces
        JobContext job() {
            return context(JobContext.class);
        }

        @Produces
        StepContext step() {
            return context(StepContext.class);
        }

        private <T> T context(Class<T> type) {
            return type.cast(
                    Proxy.newProxyInstance(
                            type.getClassLoader(),
                            new Class<?>[] {type},
                            (proxy, method, args) ->
                                    switch (method.getName()) {
                                        case "getJobName" -> "import";
                                        case "getStepName" -> "load";
                                        case "getException" -> failure;
                                        default -> 7L;
                                    }));
        }
    }
}
