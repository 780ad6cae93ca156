/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.outgoing;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Invocation;
import java.net.URI;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.ravenee.Context;

/** Calls a service, handles its failure, and then fails itself. */
@Path("calling")
public class CallingResource {

    @Inject private Context context;

    @GET
    @Path("{way}/{port}/{status}")
    public String call(
            @PathParam("way") String way,
            @PathParam("port") int port,
            @PathParam("status") int status)
            throws Exception {
        Object result = null;
        try {
            result =
                    way.startsWith("microprofile")
                            ? callMicroProfile(way, port, status)
                            : callJaxrs(way, port, status);
        } catch (RuntimeException | ExecutionException e) {
            // The service has failed.
        }
        context.extra("result", String.valueOf(result));
        throw new IllegalStateException("after the call");
    }

    private static Object callMicroProfile(String way, int port, int status) {
        StockClient stock =
                RestClientBuilder.newBuilder()
                        .baseUri(URI.create("http://127.0.0.1:" + port + "/outgoing"))
                        .readTimeout(500, TimeUnit.MILLISECONDS)
                        .build(StockClient.class);
        return way.endsWith("later")
                ? stock.findLater(status).toCompletableFuture().join()
                : stock.find(status);
    }

    private static Object callJaxrs(String way, int port, int status)
            throws ExecutionException, InterruptedException {
        Client client = ClientBuilder.newBuilder().readTimeout(500, TimeUnit.MILLISECONDS).build();
        try {
            Invocation.Builder request =
                    client.target("http://127.0.0.1:" + port + "/outgoing/api/stock/" + status)
                            .request();
            return switch (way) {
                case "async" -> request.async().get(String.class).get();
                case "rx" -> request.rx().get(String.class).toCompletableFuture().join();
                default -> request.get(String.class);
            };
        } finally {
            client.close();
        }
    }
}
