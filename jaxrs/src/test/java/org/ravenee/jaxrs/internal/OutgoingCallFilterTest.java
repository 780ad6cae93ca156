/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ravenee.Breadcrumb;
import org.ravenee.Level;
import org.ravenee.Scope;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.spi.RequestContext;

class OutgoingCallFilterTest {

    private final Reporter reporter = new Recording().reporter();
    private Optional<Reporter> current = Optional.of(reporter);
    private final OutgoingCallFilter calls = new OutgoingCallFilter(() -> current);

    @AfterEach
    void leavesNothingOnTheThread() {
        assertThat(reporter.request()).isNull();
        reporter.client().close();
    }

    private static ClientRequestContext call(String address) {
        Map<String, Object> properties = new HashMap<>();
        return Fakes.proxy(
                ClientRequestContext.class,
                (method, arguments) ->
                        switch (method) {
                            case "getMethod" -> "PUT";
                            case "getUri" -> URI.create(address);
                            case "getHeaders" ->
                                    properties.computeIfAbsent(
                                            "headers",
                                            key -> new MultivaluedHashMap<String, Object>());
                            case "getProperty" -> properties.get(arguments[0]);
                            case "setProperty" ->
                                    properties.put((String) arguments[0], arguments[1]);
                            case "removeProperty" -> properties.remove(arguments[0]);
                            default -> throw Fakes.unknown(method);
                        });
    }

    private static ClientResponseContext answer(int status) {
        return Fakes.proxy(ClientResponseContext.class, (method, none) -> status);
    }

    private List<Breadcrumb> crumbs() {
        return reporter.client().context().snapshot().breadcrumbs();
    }

    private List<Breadcrumb> crumbsOf(RequestContext context) {
        try (Scope scope = context.attach()) {
            return crumbs();
        }
    }

    @Test
    void leavesABreadcrumbOfMethodAddressAndStatus() {
        RequestContext context = reporter.begin(null);
        ClientRequestContext call = call("https://stock.example:8443/items/7");

        calls.filter(call);
        calls.filter(call, answer(204));

        assertThat(crumbs())
                .singleElement()
                .satisfies(
                        crumb -> {
                            assertThat(crumb.level()).isEqualTo(Level.INFO);
                            assertThat(crumb.data())
                                    .containsEntry("method", "PUT")
                                    .containsEntry("url", "https://stock.example:8443/items/7")
                                    .containsEntry("status_code", 204)
                                    .containsKey("duration_ms");
                        });
        context.detach();
    }

    @Test
    void warnsOfResponsesThatReportAFailure() {
        RequestContext context = reporter.begin(null);
        ClientRequestContext call = call("https://stock.example/items/7");

        calls.filter(call);
        calls.filter(call, answer(503));

        assertThat(crumbs().get(0).level()).isEqualTo(Level.WARNING);
        context.detach();
    }

    @Test
    void givesTheBreadcrumbToTheCallingRequestOnAnyThread() throws Exception {
        RequestContext calling = reporter.begin(null);
        ClientRequestContext call = call("https://stock.example/items/7");
        calls.filter(call);
        calling.detach();

        Fakes.elsewhere(
                () -> {
                    RequestContext other = reporter.begin(null);
                    calls.filter(call, answer(200));
                    assertThat(reporter.request()).isSameAs(other);
                    assertThat(crumbs()).isEmpty();
                    other.detach();
                });

        assertThat(crumbsOf(calling)).hasSize(1);
    }

    @Test
    void givesTheBreadcrumbToTheApplicationThatUsesASharedClient() {
        Reporter other = new Recording().reporter();
        RequestContext context = other.begin(null);
        current = Optional.of(other);
        ClientRequestContext call = call("https://stock.example/items/7");

        calls.filter(call);
        calls.filter(call, answer(200));

        assertThat(other.client().context().snapshot().breadcrumbs()).hasSize(1);
        assertThat(crumbs()).isEmpty();
        context.detach();
        other.client().close();
    }

    @Test
    void leavesACallAloneThatIsMadeWhereThereIsNoApplication() {
        current = Optional.empty();
        ClientRequestContext call = call("https://stock.example/items/7");

        calls.filter(call);
        calls.filter(call, answer(200));

        assertThat(crumbs()).isEmpty();
    }

    @Test
    void leavesNothingOnAThreadOfAPoolForACallOutsideOfRequests() throws Exception {
        ClientRequestContext call = call("https://stock.example/items/7");
        calls.filter(call);

        Fakes.elsewhere(
                () -> {
                    calls.filter(call, answer(200));
                    assertThat(crumbs()).isEmpty();
                });

        calls.filter(call);
        calls.filter(call, answer(200));
        assertThat(crumbs()).hasSize(1);
    }

    @Test
    void ignoresResponsesToCallsWithoutAKnownRequest() {
        calls.filter(call("https://stock.example/items/7"), answer(200));

        assertThat(crumbs()).isEmpty();
    }

    private static Reporter reporterFor(String... targets) {
        return new Recording(options -> options.tracePropagationTargets(targets)).reporter();
    }

    private MultivaluedMap<String, Object> headersOfCall(Reporter caller, String address) {
        current = Optional.of(caller);
        ClientRequestContext call = call(address);
        calls.filter(call);
        return call.getHeaders();
    }

    @ParameterizedTest
    @CsvSource({
        "stock.example, https://stock.example/items",
        "STOCK.example, https://Stock.Example:8443/items",
        "stock.example:8443, https://stock.example:8443/items",
        "*.example, https://stock.example/items",
        "*, http://stock_service:8080/items"
    })
    void continuesTheTraceInServicesThatAreTargets(String target, String address) {
        Reporter caller = reporterFor(target);
        RequestContext context = caller.begin(null);

        MultivaluedMap<String, Object> headers = headersOfCall(caller, address);

        caller.report(new IllegalStateException(), "test");
        String trace = headers.getFirst("sentry-trace").toString();
        assertThat(trace).matches("[0-9a-f]{32}-[0-9a-f]{16}");
        assertThat(headers.getFirst("traceparent")).isEqualTo("00-" + trace + "-00");
        assertThat(headers.getFirst("baggage").toString())
                .contains("sentry-trace_id=" + trace.substring(0, 32))
                .contains("sentry-environment=production");
        context.detach();
        caller.client().close();
    }

    @ParameterizedTest
    @CsvSource({
        "other.example, https://stock.example/items",
        "stock.example:8443, https://stock.example/items",
        "*.example, https://example/items",
        "*.example, https://example.evil/items",
        "stock.example, https://stock.example@evil.example/items",
        "stock.example, https://stock.example.evil/items"
    })
    void sendsTheTraceToNoOtherTarget(String target, String address) {
        Reporter caller = reporterFor(target);

        assertThat(headersOfCall(caller, address)).isEmpty();

        caller.client().close();
    }

    @Test
    void sendsNoTraceByDefault() {
        assertThat(headersOfCall(reporter, "https://stock.example/items")).isEmpty();
    }

    @Test
    void keepsTheHeadersOfOthers() {
        Reporter caller = reporterFor("*");
        current = Optional.of(caller);
        ClientRequestContext call = call("https://stock.example/items");
        call.getHeaders().putSingle("traceparent", "set by telemetry");
        call.getHeaders().putSingle("baggage", "user=1");

        calls.filter(call);

        assertThat(call.getHeaders().get("traceparent")).containsExactly("set by telemetry");
        assertThat(call.getHeaders().get("baggage")).hasSize(2).contains("user=1");
        caller.client().close();
    }
}
