/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Translates between the JDK's server and {@link Handler}. */
final class ExchangeAdapter implements HttpHandler {

    private static final System.Logger LOG = System.getLogger(ExchangeAdapter.class.getName());

    private final Handler handler;
    private final RequestThreads threads;

    ExchangeAdapter(Handler handler, RequestThreads threads) {
        this.handler = handler;
        this.threads = threads;
    }

    @Override
    public void handle(HttpExchange exchange) {
        ClientConnection connection = threads.current();
        connection.headArrived();
        try (exchange) {
            Request request = request(exchange, connection.reading(exchange.getRequestBody()));
            Response response = answer(request);
            connection.waits();
            send(exchange, response);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "The client went away", e);
        }
    }

    private Response answer(Request request) throws IOException {
        try {
            return handler.handle(request);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "Could not answer " + request.path(), e);
            return Response.text(500, "Internal error. The log of the inbox has the cause.");
        } catch (OutOfMemoryError e) {
            return Response.text(503, "The inbox has too little memory for this request.");
        }
    }

    private static Request request(HttpExchange exchange, InputStream body) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, v) -> headers.put(name, List.copyOf(v)));
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                QueryString.parse(exchange.getRequestURI().getRawQuery()),
                headers,
                List.of(),
                body);
    }

    private static void send(HttpExchange exchange, Response response) throws IOException {
        response.headers().forEach(exchange.getResponseHeaders()::set);
        SecurityHeaders.addTo(exchange.getResponseHeaders());
        boolean head = exchange.getRequestMethod().equals("HEAD");
        if (head && response.body().length > 0) {
            exchange.getResponseHeaders().set("Content-Length", "" + response.body().length);
        }
        boolean hasBody = !head && response.body().length > 0;
        exchange.sendResponseHeaders(response.status(), hasBody ? response.body().length : -1);
        if (hasBody) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(response.body());
            }
        }
    }
}
