/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.InternalServerErrorException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ravenee.Event;
import org.ravenee.Options;
import org.ravenee.Scope;
import org.ravenee.cdi.internal.RavenExtension;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.cdi.spi.Reporters;
import org.ravenee.spi.RequestContext;

/** Resources and mappers as beans in a container; each test sets the status of the response. */
class ResourceInterceptorTest {

    private SeContainer container;
    private Reporter reporter;

    @BeforeEach
    void start() {
        container =
                SeContainerInitializer.newInstance()
                        .disableDiscovery()
                        .addExtensions(new RavenExtension(), new ResourceExtension())
                        .addBeanClasses(
                                OwnOptions.class,
                                Plain.class,
                                ByInterface.class,
                                BySuperclass.class,
                                CatchAll.class,
                                Broken.class,
                                Sealed.class,
                                Permitted.class,
                                Final.class,
                                WithFinalMethod.class,
                                NoResource.class,
                                Prepared.class,
                                NeverPrepared.class,
                                FinalMapper.class)
                        .initialize();
        reporter = Reporters.current().orElseThrow();
    }

    @AfterEach
    void stop() {
        assertThat(reporter.request()).isNull();
        container.close();
    }

    private <T> T bean(Class<T> type) {
        return container.select(type).get();
    }

    private List<Event> events() {
        return bean(OwnOptions.class).recording().events();
    }

    /** Has something to do before its first call. */
    @Path("prepared")
    @Dependent
    static class Prepared {

        private int times;

        @PostConstruct
        void prepare() {
            times++;
        }

        int times() {
            return times;
        }

        public void fail(Exception failure) throws Exception {
            throw failure;
        }
    }

    @Path("never-prepared")
    @Dependent
    static class NeverPrepared {

        @PostConstruct
        void prepare() {
            throw new IllegalStateException("not prepared");
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    /** A request that is answered with a status. */
    private void answered(int status, Work work) throws Exception {
        RequestContext context = reporter.begin(null);
        try {
            work.run();
            reporter.reportDeferred(context, status);
        } finally {
            context.detach();
        }
    }

    private static void throwing(Exception failure, Work work) {
        assertThatThrownBy(work::run).isSameAs(failure);
    }

    @Test
    void reportsExceptionsOfResourcesIfTheStatusIsReported() throws Exception {
        IOException failure = new IOException();

        answered(404, () -> throwing(failure, () -> bean(Plain.class).fail(failure)));
        assertThat(events()).isEmpty();

        answered(500, () -> throwing(failure, () -> bean(Plain.class).fail(failure)));
        assertThat(events())
                .singleElement()
                .satisfies(
                        event ->
                                assertThat(event.exceptions().get(0).mechanism().type())
                                        .isEqualTo("auto.http.jaxrs"));
    }

    @Test
    void knowsAResourceByItsInterface() throws Exception {
        IOException failure = new IOException();

        answered(500, () -> throwing(failure, () -> bean(ByInterface.class).fail(failure)));

        assertThat(events()).hasSize(1);
    }

    @Test
    void knowsAResourceByItsSuperclass() throws Exception {
        IOException failure = new IOException();

        answered(500, () -> throwing(failure, () -> bean(BySuperclass.class).fail(failure)));

        assertThat(events()).hasSize(1);
    }

    /** As without an interceptor: the wrapper of the failure decides which mapper responds. */
    @Test
    void leavesTheFailureOfAPostConstructMethodToTheContainer() {
        assertThatThrownBy(() -> bean(NeverPrepared.class))
                .hasMessageContaining("WELD-000049")
                .hasRootCauseMessage("not prepared");
    }

    @Test
    void watchesResourcesWithAPostConstructMethod() throws Exception {
        IOException failure = new IOException();
        Prepared prepared = bean(Prepared.class);

        answered(500, () -> throwing(failure, () -> prepared.fail(failure)));

        assertThat(prepared.times()).isEqualTo(1);
        assertThat(events()).hasSize(1);
    }

    @Test
    void leavesOtherBeansAlone() throws Exception {
        IOException failure = new IOException();

        answered(500, () -> throwing(failure, () -> bean(NoResource.class).fail(failure)));

        assertThat(events()).isEmpty();
    }

    @Test
    void deploysAndLeavesAloneWhatCannotBeIntercepted() throws Exception {
        IOException failure = new IOException();

        answered(
                500,
                () -> {
                    throwing(failure, () -> bean(Final.class).fail(failure));
                    throwing(failure, () -> bean(Permitted.class).fail(failure));
                    throwing(failure, () -> bean(WithFinalMethod.class).fail(failure));
                    assertThat(bean(FinalMapper.class).toResponse(failure).getStatus())
                            .isEqualTo(500);
                });

        assertThat(events()).isEmpty();
    }

    @Test
    void seesThroughAMapperWhatNoResourceThrew() throws Exception {
        answered(500, () -> bean(CatchAll.class).toResponse(new IllegalStateException("a filter")));

        assertThat(events())
                .singleElement()
                .satisfies(
                        event ->
                                assertThat(event.exceptions().get(0).value())
                                        .isEqualTo("a filter"));
    }

    @Test
    void reportsOnceWhatResourceAndMapperBothSaw() throws Exception {
        IOException failure = new IOException();

        answered(
                500,
                () -> {
                    throwing(failure, () -> bean(Plain.class).fail(failure));
                    bean(CatchAll.class).toResponse(failure);
                });

        assertThat(events()).hasSize(1);
    }

    @Test
    void letsTheMapperDecideAboutWebApplicationExceptionsToo() throws Exception {
        answered(404, () -> bean(CatchAll.class).toResponse(new InternalServerErrorException()));
        assertThat(events()).isEmpty();

        answered(500, () -> bean(CatchAll.class).toResponse(new NotFoundException()));
        assertThat(events()).hasSize(1);
    }

    @Test
    void letsTheMapperDecideWhereThereIsNoRequest() {
        bean(CatchAll.class).toResponse(new InternalServerErrorException());
        assertThat(events()).isEmpty();

        bean(CatchAll.class).toResponse(new NotFoundException());
        assertThat(events()).hasSize(1);
    }

    @Test
    void letsTheMapperDecideOnAThreadThatHasACopyOfTheRequest() throws Exception {
        RequestContext context = reporter.begin(null);
        RequestContext copy = reporter.copy();
        context.detach();

        Fakes.elsewhere(
                () -> {
                    try (Scope scope = copy.attach()) {
                        bean(CatchAll.class).toResponse(new InternalServerErrorException());
                        assertThat(events()).isEmpty();
                        bean(CatchAll.class).toResponse(new NotFoundException());
                        assertThat(events()).hasSize(1);
                    }
                });
    }

    @Test
    void reportsAFailureWhoseMapperFailsAndTheExceptionOfTheMapper() throws Exception {
        IllegalStateException failure = new IllegalStateException("first");

        answered(
                500,
                () ->
                        assertThatThrownBy(() -> bean(Broken.class).toResponse(failure))
                                .hasMessage("the mapper fails"));

        assertThat(events())
                .extracting(event -> event.exceptions().get(0).value())
                .containsExactly("first", "the mapper fails");
    }

    @Test
    void takesTheResponseOfAnExceptionForTheFinalOneWhereThereIsNoRequest() {
        assertThatThrownBy(() -> bean(Plain.class).fail(new NotFoundException()))
                .isInstanceOf(NotFoundException.class);
        assertThat(events()).isEmpty();

        assertThatThrownBy(() -> bean(Plain.class).fail(new InternalServerErrorException()))
                .isInstanceOf(InternalServerErrorException.class);
        assertThat(events()).hasSize(1);
    }

    @Test
    void returnsAResultThatIsThereAlready() throws Exception {
        CompletableFuture<String> done = CompletableFuture.completedFuture("42");
        CompletableFuture<String> failed = CompletableFuture.failedFuture(new IOException());
        CompletableFuture<String> cancelled = new CompletableFuture<>();
        cancelled.cancel(true);

        answered(
                200,
                () -> {
                    assertThat(bean(Plain.class).stage(done)).isSameAs(done);
                    assertThat(bean(Plain.class).stage(cancelled)).isSameAs(cancelled);
                    assertThat(bean(Plain.class).stage(failed)).isSameAs(failed);
                });

        assertThat(events()).isEmpty();
    }

    @Test
    void reportsAResultThatHasFailedAlready() throws Exception {
        answered(
                500,
                () -> bean(Plain.class).stage(CompletableFuture.failedFuture(new IOException())));

        assertThat(events())
                .singleElement()
                .satisfies(
                        event ->
                                assertThat(event.exceptions().get(0).type())
                                        .isEqualTo("IOException"));
    }

    @Test
    void reportsAResultThatIsAStageOnly() throws Exception {
        CompletableFuture<String> open = new CompletableFuture<>();

        answered(
                500,
                () -> bean(Plain.class).stage(CompletableFuture.failedStage(new IOException())));
        assertThat(events()).hasSize(1);

        answered(
                500,
                () -> {
                    bean(Plain.class).stage(open.minimalCompletionStage());
                    open.completeExceptionally(new ArithmeticException());
                });
        assertThat(events()).hasSize(2);
    }

    @Test
    void reportsAResultThatFailsLaterInTheContextOfItsRequest() throws Exception {
        IOException failure = new IOException("too late");
        CompletableFuture<String> open = new CompletableFuture<>();
        AtomicReference<RequestContext> continued = new AtomicReference<>();
        AtomicReference<Throwable> seen = new AtomicReference<>();
        RequestContext context = reporter.begin(null);
        bean(Plain.class)
                .stage(open)
                .whenComplete(
                        (value, thrown) -> {
                            continued.set(reporter.request());
                            seen.set(thrown);
                        });
        context.detach();

        Fakes.elsewhere(
                () -> {
                    open.completeExceptionally(failure);
                    assertThat(reporter.request()).isNull();
                });
        assertThat(continued).hasValue(context);
        assertThat(seen).hasValue(failure);
        assertThat(events()).isEmpty();

        reporter.reportDeferred(context, 500);
        assertThat(events()).hasSize(1);
    }

    @Test
    void completesAResultAsTheApplicationDoes() throws Exception {
        CompletableFuture<String> open = new CompletableFuture<>();
        CompletableFuture<String> abandoned = new CompletableFuture<>();

        answered(
                200,
                () -> {
                    CompletionStage<String> result = bean(Plain.class).stage(open);
                    CompletionStage<String> given = bean(Plain.class).stage(abandoned);
                    open.complete("42");
                    abandoned.cancel(true);
                    assertThat(result.toCompletableFuture()).isCompletedWithValue("42");
                    assertThat(given.toCompletableFuture()).isCancelled();
                });

        assertThat(events()).isEmpty();
    }

    @Test
    void keepsAResultOfTheApplicationsOwnTypeAndReportsItAllTheSame() throws Exception {
        OwnFuture own = new OwnFuture();

        answered(
                500,
                () -> {
                    assertThat(bean(Plain.class).own(own)).isSameAs(own);
                    own.completeExceptionally(new IOException());
                });

        assertThat(events()).hasSize(1);
    }

    static class OwnFuture extends CompletableFuture<String> {}

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

    @Path("plain")
    @Dependent
    static class Plain {

        @GET
        public void fail(Exception failure) throws Exception {
            throw failure;
        }

        public CompletionStage<String> stage(CompletionStage<String> stage) {
            return stage;
        }

        public OwnFuture own(OwnFuture future) {
            return future;
        }
    }

    @Path("contract")
    interface Contract {
        @GET
        void fail(Exception failure) throws Exception;
    }

    @Dependent
    static class ByInterface implements Contract {
        @Override
        public void fail(Exception failure) throws Exception {
            throw failure;
        }
    }

    @Dependent
    @Typed(BySuperclass.class)
    static class BySuperclass extends Plain {}

    @Dependent
    static class NoResource {
        public void fail(Exception failure) throws Exception {
            throw failure;
        }
    }

    @Path("sealed")
    @Dependent
    static sealed class Sealed permits Permitted {
        public void fail(Exception failure) throws Exception {
            throw failure;
        }
    }

    @Dependent
    static final class Permitted extends Sealed {}

    @Path("final")
    @Dependent
    static final class Final {
        public void fail(Exception failure) throws Exception {
            throw failure;
        }
    }

    @Path("final-method")
    @Dependent
    static class WithFinalMethod {
        public final void fail(Exception failure) throws Exception {
            throw failure;
        }
    }

    @ApplicationScoped
    static class CatchAll implements ExceptionMapper<Exception> {
        @Override
        public Response toResponse(Exception failure) {
            boolean hidden = failure instanceof InternalServerErrorException;
            return Response.status(hidden ? 404 : 500).build();
        }
    }

    @ApplicationScoped
    static class Broken implements ExceptionMapper<IllegalStateException> {
        @Override
        public Response toResponse(IllegalStateException failure) {
            throw new ClientErrorException("the mapper fails", 418);
        }
    }

    @Dependent
    static final class FinalMapper implements ExceptionMapper<Exception> {
        @Override
        public Response toResponse(Exception failure) {
            return Response.status(500).build();
        }
    }
}
