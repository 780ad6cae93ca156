/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.twins.failures;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Invocation;
import java.net.URI;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/** Another service, called by REST clients. */
public record Remote(URI application) {

    /**
     * The service as an interface. RESTEasy puts a slash between both paths: with {@code "/"} here
     * it would take the variable for a host and refuse the interface.
     */
    @Path("remote")
    public interface Service extends AutoCloseable {

        @GET
        @Path("{status}")
        String get(@PathParam("status") int status, @QueryParam("text") String text);

        @GET
        @Path("{status}")
        CompletionStage<String> later(
                @PathParam("status") int status, @QueryParam("text") String text);
    }

    /** A client's request for a status. */
    public static Invocation.Builder request(
            Client client, URI application, int status, String text) {
        return client.target(application.resolve("remote/" + status))
                .queryParam("text", text.replace(' ', '+'))
                .request();
    }

    Throwable failure(int status, String text) {
        return thrown(client -> request(client, application, status, text).get(String.class));
    }

    Throwable joinedFailure(int status, String text) {
        return thrown(
                client ->
                        request(client, application, status, text)
                                .rx()
                                .get(String.class)
                                .toCompletableFuture()
                                .join());
    }

    Throwable awaitedFailure(int status, String text) {
        return thrown(
                client ->
                        request(client, application, status, text).async().get(String.class).get());
    }

    Throwable unreadable(String text) {
        return thrown(client -> request(client, application, 200, text).get(Integer.class));
    }

    Throwable unreachable() {
        return thrown(client -> client.target("http://127.0.0.1:1/").request().get(String.class));
    }

    Throwable failureOfInterface(int status, String text) {
        return thrownBy(() -> service().get(status, text));
    }

    Throwable joinedFailureOfInterface(int status, String text) {
        return thrownBy(() -> service().later(status, text).toCompletableFuture().join());
    }

    private Service service() {
        return RestClientBuilder.newBuilder().baseUri(application).build(Service.class);
    }

    private static Throwable thrown(Call call) {
        Client client = ClientBuilder.newClient();
        try {
            return thrownBy(() -> call.with(client));
        } finally {
            client.close();
        }
    }

    private static Throwable thrownBy(Callable<?> call) {
        try {
            return new AssertionError("The remote service answered " + call.call());
        } catch (Throwable failure) {
            return failure;
        }
    }

    private interface Call {
        Object with(Client client) throws Exception;
    }
}
