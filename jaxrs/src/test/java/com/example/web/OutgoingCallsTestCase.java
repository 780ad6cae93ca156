/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.client.InvocationCallback;
import jakarta.ws.rs.core.Response;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ravenee.Breadcrumb;
import org.ravenee.Event;
import org.ravenee.Level;

/** The breadcrumbs of calls that a resource makes by {@code ClientBuilder.newClient()}. */
abstract class OutgoingCallsTestCase extends WebServerTestCase {

    OutgoingCallsTestCase(Implementation implementation) {
        super(implementation);
    }

    @Override
    WebServer configure(WebServer unconfigured) {
        return unconfigured
                .options(options -> options.tracePropagationTargets("127.0.0.1"))
                .application("/api", Calling.class, Service.class);
    }

    private Breadcrumb crumbOfCall(String way, String address) throws Exception {
        String query = URLEncoder.encode(address, UTF_8);
        assertThat(server.get("api/calling/" + way + "?address=" + query).statusCode())
                .isEqualTo(500);
        assertThat(server.events()).hasSize(1);
        List<Breadcrumb> crumbs =
                server.events().get(0).breadcrumbs().stream()
                        .filter(crumb -> "http".equals(crumb.category()))
                        .toList();
        assertThat(crumbs).hasSize(1);
        assertThat(crumbs.get(0).type()).isEqualTo("http");
        assertThat(crumbs.get(0).data()).containsEntry("method", "GET").containsKey("duration_ms");
        return crumbs.get(0);
    }

    private String service(int status) {
        return server.root().resolve("api/service/" + status).toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync", "response", "async", "callback", "rx"})
    void leaveABreadcrumbOfTheResponse(String way) throws Exception {
        Breadcrumb crumb = crumbOfCall(way, service(200) + "?token=secret");

        assertThat(crumb.data())
                .containsEntry("url", service(200))
                .containsEntry("status_code", 200)
                .doesNotContainKey("reason");
        assertThat(crumb.level()).isEqualTo(Level.INFO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync", "response", "async", "callback", "rx"})
    void carryTheTraceOfTheirRequest(String way) throws Exception {
        crumbOfCall(way, service(200));

        Event event = server.events().get(0);
        assertThat(event.exceptions().get(0).value())
                .startsWith(
                        "after the call: trace " + event.contexts().get("trace").get("trace_id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync", "response", "async", "callback", "rx"})
    void leaveAWarningOfAServiceThatFails(String way) throws Exception {
        Breadcrumb crumb = crumbOfCall(way, service(500));

        assertThat(crumb.data()).containsEntry("status_code", 500);
        assertThat(crumb.level()).isEqualTo(Level.WARNING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync", "response", "async", "callback", "rx"})
    void leaveAnErrorIfTheyAreRefused(String way) throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }

        hasFailed(crumbOfCall(way, "http://user:pass@127.0.0.1:" + port + "/a"), "Connect", port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync", "response", "async", "callback", "rx"})
    void leaveAnErrorIfTheyTimeOut(String way) throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            int port = silent.getLocalPort();
            hasFailed(crumbOfCall(way, "http://127.0.0.1:" + port + "/a"), "Timeout", port);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync", "response", "async", "callback", "rx"})
    void leaveAnErrorIfThereIsNoSuchHost(String way) throws Exception {
        Breadcrumb crumb = crumbOfCall(way, "http://no-such-host.invalid/a");

        assertThat(crumb.data().get("reason").toString()).contains("UnknownHost");
        assertThat(crumb.level()).isEqualTo(Level.ERROR);
    }

    private static void hasFailed(Breadcrumb crumb, String reason, int port) {
        assertThat(crumb.data())
                .containsEntry("url", "http://127.0.0.1:" + port + "/a")
                .doesNotContainKey("status_code");
        assertThat(crumb.data().get("reason").toString()).contains(reason);
        assertThat(crumb.level()).isEqualTo(Level.ERROR);
    }

    @Path("service")
    public static class Service {

        @GET
        @Path("{status}")
        public Response respond(
                @PathParam("status") int status, @HeaderParam("sentry-trace") String trace) {
            return Response.status(status).entity("trace " + trace).type("text/plain").build();
        }
    }

    @Path("calling")
    public static class Calling {

        @GET
        @Path("{way}")
        public String call(@PathParam("way") String way, @QueryParam("address") String address)
                throws Exception {
            Client client =
                    ClientBuilder.newBuilder().readTimeout(200, TimeUnit.MILLISECONDS).build();
            String result = "";
            try {
                result = call(way, client.target(address).request());
            } catch (RuntimeException | ExecutionException e) {
                // The application continues.
            } finally {
                client.close();
            }
            throw new IllegalStateException("after the call: " + result);
        }

        private static String call(String way, Invocation.Builder request)
                throws ExecutionException, InterruptedException {
            return switch (way) {
                case "sync" -> request.get(String.class);
                case "response" -> request.get().readEntity(String.class);
                case "async" -> request.async().get().get().readEntity(String.class);
                case "callback" -> request.async().get(new Callback()).get();
                default -> request.rx().get(String.class).toCompletableFuture().join();
            };
        }
    }

    private static final class Callback implements InvocationCallback<String> {
        @Override
        public void completed(String text) {}

        @Override
        public void failed(Throwable thrown) {}
    }
}
