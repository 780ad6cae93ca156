/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Field;
import java.net.URI;
import java.security.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ravenee.HttpRequest;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.spi.RequestContext;
import org.ravenee.spi.RequestSource;

class RestFilterTest {

    private static final String HEADER = "X-Sentry-ID";

    private final Recording recording = new Recording();
    private Reporter reporter = recording.reporter();
    private RestFilter filter = new RestFilter(reporter);
    private final Call call = new Call();

    @AfterEach
    void leavesNothingOnTheThread() {
        assertThat(reporter.request()).isNull();
        reporter.client().close();
    }

    private RestFilter matched(Class<?> type, String method) throws Exception {
        Field resource = RestFilter.class.getDeclaredField("resource");
        resource.setAccessible(true);
        var found = type.getMethod(method);
        resource.set(
                filter,
                Fakes.proxy(
                        ResourceInfo.class,
                        (name, none) -> name.equals("getResourceMethod") ? found : type));
        return filter;
    }

    private String transaction() {
        return reporter.client().context().snapshot().transaction();
    }

    private String named(String verb, Class<?> type, String method) throws Exception {
        matched(type, method);
        Call one = new Call();
        one.verb = verb;
        filter.filter(one.request);
        String name = transaction();
        filter.filter(one.request, one.response);
        return name;
    }

    @Test
    void namesAnInheritedMethodAfterEachClassThatHasIt() throws Exception {
        assertThat(Apples.class.getMethod("all")).isEqualTo(Pears.class.getMethod("all"));

        assertThat(named("GET", Apples.class, "all")).isEqualTo("GET /apples");
        assertThat(named("GET", Pears.class, "all")).isEqualTo("GET /pears");
        assertThat(named("GET", Apples.class, "all")).isEqualTo("GET /apples");
    }

    @Test
    void namesHeadAfterItselfThoughGetServesIt() throws Exception {
        assertThat(named("GET", Apples.class, "all")).isEqualTo("GET /apples");
        assertThat(named("HEAD", Apples.class, "all")).isEqualTo("HEAD /apples");
        assertThat(named("GET", Apples.class, "all")).isEqualTo("GET /apples");
    }

    @Test
    void beginsAndEndsTheRequestWhereThereAreNoServlets() throws Exception {
        matched(Apples.class, "all").filter(call.request);
        assertThat(reporter.request()).isNotNull();
        HttpRequest seen = reporter.client().buildEvent("test", event -> {}).request();
        assertThat(seen.method()).isEqualTo("GET");
        assertThat(seen.url()).isEqualTo("https://shop.example/apples");
        assertThat(seen.queryString()).isEqualTo("ripe=true");
        assertThat(seen.headers()).isEmpty();

        filter.filter(call.request, call.response);

        assertThat(reporter.request()).isNull();
    }

    @Test
    void doesNotTakeTheRequestBeforeForTheNextOneWhereAnotherThreadResponded() throws Exception {
        filter.filter(call.request);
        RequestContext first = reporter.request();
        reporter.reportOnResponse(
                reporter.request(), new IllegalStateException(), "auto.http.jaxrs");
        call.status = 500;
        Fakes.elsewhere(
                () -> {
                    filter.filter(call.request, call.response);
                    assertThat(reporter.request()).isNull();
                });
        assertThat(recording.events()).hasSize(1);
        assertThat(call.headers).containsKey(HEADER);

        Call next = new Call();
        filter.filter(next.request);
        assertThat(reporter.request()).isNotNull().isNotSameAs(first);
        filter.filter(next.request, next.response);
        assertThat(next.headers).isEmpty();
    }

    @Test
    void doesNotTakeARequestWithoutAResponseForTheNextOne() {
        filter.filter(call.request);
        reporter.client().tagsContext(Map.of("of", "the first"));

        Call next = new Call();
        filter.filter(next.request);

        assertThat(reporter.client().context().snapshot().tags()).isEmpty();
        filter.filter(next.request, next.response);
    }

    @Test
    void continuesTheRequestThatServletsBegan() throws Exception {
        RequestContext begun = reporter.begin(null);

        matched(Apples.class, "all").filter(call.request);
        assertThat(reporter.request()).isSameAs(begun);
        assertThat(transaction()).isEqualTo("GET /apples");
        filter.filter(call.request, call.response);

        assertThat(reporter.request()).isSameAs(begun);
        begun.detach();
    }

    @Test
    void theStatusOfTheResponseDecides() {
        filter.filter(call.request);
        reporter.reportOnResponse(
                reporter.request(), new IllegalStateException("handled"), "auto.http.jaxrs");
        call.status = 404;
        filter.filter(call.request, call.response);
        assertThat(recording.events()).isEmpty();
        assertThat(call.headers).isEmpty();

        Call next = new Call();
        next.status = 503;
        filter.filter(next.request);
        reporter.reportOnResponse(
                reporter.request(), new IllegalStateException("not handled"), "auto.http.jaxrs");
        filter.filter(next.request, next.response);
        assertThat(recording.events())
                .singleElement()
                .satisfies(
                        event ->
                                assertThat(event.exceptions().get(0).value())
                                        .isEqualTo("not handled"));
        assertThat(next.headers.getFirst(HEADER))
                .isEqualTo(recording.events().get(0).id().toString());
    }

    @Test
    void respondsToRequestsThatMatchedNothing() {
        RequestContext begun = reporter.begin(null);
        reporter.reportOnResponse(
                reporter.request(), new IllegalStateException(), "auto.http.jaxrs");
        call.status = 500;

        filter.filter(call.request, call.response);

        assertThat(recording.events()).hasSize(1);
        assertThat(call.headers).containsKey(HEADER);
        begun.detach();
    }

    @Test
    void namesTheUserOfJaxrsAloneWherePersonalDataIsWanted() {
        reporter.client().close();
        reporter = new Recording(true).reporter();
        filter = new RestFilter(reporter);
        call.principal = () -> "ada";
        RequestContext begun = reporter.begin(new Servlet());

        filter.filter(call.request);

        var event = reporter.client().buildEvent("test", with -> {});
        assertThat(event.user().username()).isEqualTo("ada");
        assertThat(event.request().url()).isEqualTo("https://shop.example/servlet");
        assertThat(event.transaction()).isEqualTo("GET /servlet");
        filter.filter(call.request, call.response);
        begun.detach();
    }

    @Test
    void readsNoPersonalDataByDefault() {
        call.principal = () -> "ada";

        filter.filter(call.request);

        assertThat(reporter.client().buildEvent("test", with -> {}).user()).isNull();
        filter.filter(call.request, call.response);
    }

    public abstract static class Fruits {
        @GET
        public void all() {}
    }

    @Path("apples")
    public static class Apples extends Fruits {}

    @Path("pears")
    public static class Pears extends Fruits {}

    private record Servlet() implements RequestSource {

        @Override
        public HttpRequest request() {
            return HttpRequest.of("GET", "https://shop.example/servlet");
        }

        @Override
        public org.ravenee.User user() {
            return null;
        }

        @Override
        public String transaction() {
            return "GET /servlet";
        }
    }

    /** A request and its answer, as JAX-RS has them. */
    private static final class Call {

        final Map<String, Object> properties = new HashMap<>();
        final MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();
        final ContainerRequestContext request =
                Fakes.proxy(ContainerRequestContext.class, this::ofRequest);
        final ContainerResponseContext response =
                Fakes.proxy(ContainerResponseContext.class, this::ofResponse);
        String verb = "GET";
        Principal principal;
        int status = 200;

        private Object ofRequest(String method, Object[] arguments) {
            return switch (method) {
                case "getMethod" -> verb;
                case "getProperty" -> properties.get(arguments[0]);
                case "setProperty" -> properties.put((String) arguments[0], arguments[1]);
                case "getUriInfo" -> Fakes.proxy(UriInfo.class, this::ofUri);
                case "getHeaders" ->
                        new MultivaluedHashMap<>(Map.of("Authorization", "Bearer abc"));
                case "getSecurityContext" ->
                        Fakes.proxy(SecurityContext.class, (name, none) -> principal);
                default -> throw Fakes.unknown(method);
            };
        }

        private Object ofUri(String method, Object[] arguments) {
            return switch (method) {
                case "getRequestUri" ->
                        URI.create("https://ada:secret@shop.example/apples?ripe=true");
                case "getBaseUri" -> URI.create("https://shop.example/");
                case "getMatchedResources" -> List.of();
                default -> throw Fakes.unknown(method);
            };
        }

        private Object ofResponse(String method, Object[] arguments) {
            return switch (method) {
                case "getStatus" -> status;
                case "getHeaders" -> headers;
                default -> throw Fakes.unknown(method);
            };
        }
    }
}
