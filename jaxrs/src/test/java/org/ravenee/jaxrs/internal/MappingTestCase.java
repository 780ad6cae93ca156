/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Priority;
import jakarta.ejb.EJBException;
import jakarta.ejb.EJBTransactionRolledbackException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.InternalServerErrorException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.RedirectionException;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ravenee.cdi.spi.Reporter;

/**
 * The responses of one JAX-RS implementation with the fallback mapper and without. Each way to fail
 * is tried with each set of mappers.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MappingTestCase {

    final Recording recording = new Recording();
    private final Reporter reporter = recording.reporter();
    private final Failing failing = new Failing();
    private final Map<String, Implementation> with = new HashMap<>();
    private final Map<String, Implementation> without = new HashMap<>();

    /** An answer, in the words of the tests. */
    record Given(int status, String entity) {

        /** No mapper answered: the exception left the implementation, or its default answered. */
        static final Given BY_DEFAULT = new Given(500, "by default");

        boolean isProblem() {
            return status == 500 && entity.contains("\"event_id\"");
        }
    }

    /** A JAX-RS implementation that serves an application. */
    interface Implementation {
        Given get(String path) throws Exception;
    }

    /** Starts the implementation with providers and one resource. */
    abstract Implementation start(List<Object> providers, Object resource);

    private Given answerWithout(Case tried) throws Exception {
        failing.with = withShortTrace(tried.failure.get());
        return without.computeIfAbsent(
                        tried.mappers, mappers -> start(providers(mappers), new Resource(failing)))
                .get(tried.place);
    }

    private Given answerWith(Case tried) throws Exception {
        failing.with = withShortTrace(tried.failure.get());
        recording.forget();
        return with.computeIfAbsent(tried.mappers, this::startWithFallback).get(tried.place);
    }

    private Implementation startWithFallback(String mappers) {
        List<Object> providers = providers(mappers);
        Feature fallback =
                context -> {
                    FallbackMapper.register(context, reporter);
                    return true;
                };
        providers.add(fallback);
        return start(providers, new Resource(failing));
    }

    private List<Object> providers(String mappers) {
        List<Object> providers = new ArrayList<>(MAPPERS.get(mappers));
        providers.add(new Filter(failing));
        return providers;
    }

    @AfterAll
    void close() {
        reporter.client().close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void respondsAsWithoutTheFallback(Case tried) throws Exception {
        Given expected = answerWithout(tried);

        Given answer = answerWith(tried);

        if (expected.equals(Given.BY_DEFAULT)) {
            assertThat(answer)
                    .as(tried.toString())
                    .matches(Given::isProblem, "is a problem document");
        } else {
            assertThat(answer).as(tried.toString()).isEqualTo(expected);
        }
        if (answer.isProblem()) {
            assertThat(recording.events()).as(tried.toString()).hasSize(1);
        }
        if (answer.status() >= 200 && answer.status() < 500) {
            assertThat(recording.events()).as(tried.toString()).isEmpty();
        }
    }

    Given answerOf(String mappers, Supplier<Throwable> failure) throws Exception {
        return answerWith(new Case(mappers, failure, "resource"));
    }

    Stream<Case> cases() {
        return MAPPERS.keySet().stream()
                .flatMap(
                        mappers ->
                                Stream.concat(
                                        cases(mappers, FAILURES, "resource"),
                                        otherPlaces()
                                                .flatMap(place -> cases(mappers, FEW, place))));
    }

    /** The places outside of resource methods where the implementation can fail. */
    abstract Stream<String> otherPlaces();

    private static Stream<Case> cases(
            String mappers, List<Supplier<Throwable>> failures, String place) {
        return failures.stream().map(failure -> new Case(mappers, failure, place));
    }

    record Case(String mappers, Supplier<Throwable> failure, String place) {

        @Override
        public String toString() {
            StringBuilder chain = new StringBuilder();
            for (Throwable at = failure.get(); at != null; at = at.getCause()) {
                chain.append(' ').append(at.getClass().getSimpleName());
            }
            return place + " throws" + chain + ", mappers: " + mappers;
        }
    }

    private static final List<Supplier<Throwable>> PLAIN =
            List.of(
                    () -> new IllegalStateException("unmapped"),
                    () -> new IOException("unmapped"),
                    () -> new AssertionError("unmapped"),
                    () -> new Conflict("conflict"),
                    () -> new ConflictDetail("detail"),
                    () -> new NotFoundException("not found"),
                    () -> new ClientErrorException(response(410)),
                    () -> new ServiceUnavailableException("unavailable"),
                    () -> new InternalServerErrorException(response(500)),
                    () -> new RedirectionException(303, URI.create("http://a.example/")),
                    () -> new IllegalStateException("not asked", new Conflict("cause")),
                    () -> new EJBException("without a cause"));

    private static final List<UnaryOperator<Throwable>> WRAPPERS =
            List.of(
                    thrown -> new EJBException("wrapped").initCause(thrown),
                    thrown -> new CompletionException("wrapped", thrown),
                    thrown -> new EJBTransactionRolledbackException("w").initCause(thrown),
                    thrown -> new ExecutionException("wrapped", thrown),
                    thrown -> new InvocationTargetException(thrown, "wrapped"),
                    thrown -> new UndeclaredThrowableException(thrown, "wrapped"),
                    thrown -> new OwnEjbException().initCause(thrown),
                    thrown -> new ProcessingException("wrapped", thrown),
                    thrown -> new AssertionError("wrapped", thrown));

    /** Few failures, for which the ways to unwrap differ. */
    private static final List<Supplier<Throwable>> FEW =
            withWrappers(
                    List.of(
                            () -> new IllegalStateException("unmapped"),
                            () -> new Conflict("conflict"),
                            () -> new NotFoundException("not found"),
                            () -> new ClientErrorException(response(410))),
                    WRAPPERS.subList(0, 2));

    private static final List<Supplier<Throwable>> FAILURES =
            Stream.of(PLAIN, withWrappers(FEW, WRAPPERS)).flatMap(List::stream).toList();

    private static List<Supplier<Throwable>> withWrappers(
            List<Supplier<Throwable>> failures, List<UnaryOperator<Throwable>> wrappers) {
        List<Supplier<Throwable>> all = new ArrayList<>(failures);
        for (UnaryOperator<Throwable> wrapper : wrappers) {
            failures.forEach(failure -> all.add(() -> wrapper.apply(failure.get())));
        }
        return all;
    }

    private static Response response(int status) {
        return Response.status(status).type("text/plain").entity("the exception's").build();
    }

    /** The log of this test would be long. */
    private static Throwable withShortTrace(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            at.setStackTrace(new StackTraceElement[] {at.getStackTrace()[0]});
        }
        return thrown;
    }

    private static final Map<String, List<Object>> MAPPERS =
            Map.ofEntries(
                    Map.entry("none", List.of()),
                    Map.entry("exact", List.of(new ForConflict())),
                    Map.entry("runtime", List.of(new ForConflict(), new ForRuntime())),
                    Map.entry("exception", List.of(new ForConflict(), new ForException())),
                    Map.entry("throwable", List.of(new ForConflict(), new ForThrowable())),
                    Map.entry("refusals", List.of(new ForConflict(), new ForRefusal())),
                    Map.entry(
                            "wrappers",
                            List.of(new ForConflict(), new ForEjb(), new ForCompletion())),
                    Map.entry("null", List.of(new ToNull())),
                    Map.entry("broken", List.of(new Broken())),
                    Map.entry("failing", List.of(new FailsOtherwise(), new ForNotFound())),
                    Map.entry("last", List.of(new ForConflict(), new ForThrowableAtTheEnd())),
                    Map.entry("last of many", List.of(new ForAnyAtTheEnd())),
                    Map.entry("exception, last", List.of(new ForExceptionAtTheEnd())),
                    Map.entry("runtime, last", List.of(new ForRuntimeAtTheEnd())));

    static class Conflict extends RuntimeException {
        Conflict(String message) {
            super(message);
        }
    }

    /** Not the class that a server is told to unwrap. */
    static class OwnEjbException extends EJBException {}

    static class ConflictDetail extends Conflict {
        ConflictDetail(String message) {
            super(message);
        }
    }

    private static Response by(String mapper, Throwable thrown) {
        return Response.status(409)
                .type("text/plain")
                .entity(mapper + " maps " + thrown.getClass().getSimpleName())
                .build();
    }

    public static class ForConflict implements ExceptionMapper<Conflict> {
        @Override
        public Response toResponse(Conflict thrown) {
            return by("ForConflict", thrown);
        }
    }

    public static class ForRuntime implements ExceptionMapper<RuntimeException> {
        @Override
        public Response toResponse(RuntimeException thrown) {
            return by("ForRuntime", thrown);
        }
    }

    public static class ForException implements ExceptionMapper<Exception> {
        @Override
        public Response toResponse(Exception thrown) {
            return by("ForException", thrown);
        }
    }

    @Priority(100)
    public static class ForThrowable implements ExceptionMapper<Throwable> {
        @Override
        public Response toResponse(Throwable thrown) {
            return by("ForThrowable", thrown);
        }
    }

    public static class ForRefusal implements ExceptionMapper<WebApplicationException> {
        @Override
        public Response toResponse(WebApplicationException thrown) {
            return by("ForRefusal", thrown);
        }
    }

    public static class ForEjb implements ExceptionMapper<EJBException> {
        @Override
        public Response toResponse(EJBException thrown) {
            return by("ForEjb", thrown);
        }
    }

    public static class ForCompletion implements ExceptionMapper<CompletionException> {
        @Override
        public Response toResponse(CompletionException thrown) {
            return by("ForCompletion", thrown);
        }
    }

    public static class ToNull implements ExceptionMapper<Conflict> {
        @Override
        public Response toResponse(Conflict thrown) {
            return null;
        }
    }

    public static class Broken implements ExceptionMapper<Conflict> {
        @Override
        public Response toResponse(Conflict thrown) {
            throw new ClientErrorException("the mapper fails", 418);
        }
    }

    /** Fails with something that another mapper would map. */
    public static class FailsOtherwise implements ExceptionMapper<Conflict> {
        @Override
        public Response toResponse(Conflict thrown) {
            throw new EJBException("the mapper fails", new NotFoundException());
        }
    }

    public static class ForNotFound implements ExceptionMapper<NotFoundException> {
        @Override
        public Response toResponse(NotFoundException thrown) {
            return by("ForNotFound", thrown);
        }
    }

    /** Of the priority that the fallback has. */
    @Priority(Integer.MAX_VALUE)
    public static class ForThrowableAtTheEnd implements ExceptionMapper<Throwable> {
        @Override
        public Response toResponse(Throwable thrown) {
            return by("ForThrowableAtTheEnd", thrown);
        }
    }

    /** Tells its exception in a superclass. */
    public abstract static class Broad<E extends Throwable> implements ExceptionMapper<E> {
        @Override
        public Response toResponse(E thrown) {
            return by(getClass().getSimpleName(), thrown);
        }
    }

    @Priority(Integer.MAX_VALUE)
    public static class ForAnyAtTheEnd extends Broad<Throwable> {}

    @Priority(Integer.MAX_VALUE)
    public static class ForExceptionAtTheEnd extends Broad<Exception> {}

    @Priority(Integer.MAX_VALUE)
    public static class ForRuntimeAtTheEnd extends Broad<RuntimeException> {}

    /** The failure of the current test. */
    private static final class Failing {

        private Throwable with = new IllegalStateException();

        @SuppressWarnings("unchecked")
        <T extends Throwable> RuntimeException fail() throws T {
            throw (T) with;
        }
    }

    @Path("/")
    public static class Resource {

        private final Failing failing;

        Resource(Failing failing) {
            this.failing = failing;
        }

        @GET
        @Path("resource")
        public String fail() {
            throw failing.<RuntimeException>fail();
        }

        @GET
        @Path("stage")
        public CompletionStage<String> failLater() {
            return CompletableFuture.failedFuture(failing.with);
        }

        @GET
        @Path("filter")
        public String succeed() {
            return "passed the filter";
        }
    }

    public static class Filter implements ContainerRequestFilter {

        private final Failing failing;

        Filter(Failing failing) {
            this.failing = failing;
        }

        @Override
        public void filter(ContainerRequestContext request) {
            if (request.getUriInfo().getPath().endsWith("filter")) {
                throw failing.<RuntimeException>fail();
            }
        }
    }
}
