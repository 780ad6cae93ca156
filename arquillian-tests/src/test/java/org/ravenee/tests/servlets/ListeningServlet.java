/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.servlets;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.WriteListener;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.UndeclaredThrowableException;
import org.ravenee.Context;

/** Fails in each place that an asynchronous servlet has: {@code listening/PLACE}. */
@WebServlet(value = "/listening/*", asyncSupported = true)
public class ListeningServlet extends HttpServlet {

    @Inject private Context context;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        context.tag("tenant", "acme");
        String place = request.getPathInfo().substring(1);
        AsyncContext async = request.startAsync();
        async.setTimeout(200);
        Listener listener = new Listener(place, async);
        async.addListener(listener);
        switch (place) {
            case "onTimeout" -> {}
            case "onComplete" -> async.complete();
            case "start", "answered-time-out" -> async.start(() -> listener.fail(place));
            case "start-include" ->
                    async.start(
                            () -> {
                                try {
                                    request.getRequestDispatcher("/target")
                                            .include(request, response);
                                } catch (ServletException | IOException e) {
                                    throw new UndeclaredThrowableException(e);
                                }
                            });
            case "dispatch" -> async.dispatch("/target?by=dispatch");
            case "thread-dispatch" -> new Thread(() -> async.dispatch("/target")).start();
            case "onDataAvailable" -> request.getInputStream().setReadListener(listener);
            case "onWritePossible" -> response.getOutputStream().setWriteListener(listener);
            default -> async.complete();
        }
    }

    private static final class Listener implements AsyncListener, ReadListener, WriteListener {

        private final String place;
        private final AsyncContext async;

        Listener(String place, AsyncContext async) {
            this.place = place;
            this.async = async;
        }

        void fail(String at) {
            if (place.equals(at)) {
                throw new IllegalStateException(at);
            }
        }

        @Override
        public void onComplete(AsyncEvent event) {
            fail("onComplete");
        }

        @Override
        public void onTimeout(AsyncEvent event) throws IOException {
            fail("onTimeout");
            if (place.equals("answered-time-out")) {
                HttpServletResponse response = (HttpServletResponse) async.getResponse();
                response.setStatus(503);
                response.getOutputStream().print("later");
                response.flushBuffer();
                async.complete();
            }
        }

        @Override
        public void onError(AsyncEvent event) {
            fail("onError");
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            // no case fails here
        }

        @Override
        public void onDataAvailable() {
            fail("onDataAvailable");
        }

        @Override
        public void onAllDataRead() {
            // no case fails here
        }

        @Override
        public void onWritePossible() {
            fail("onWritePossible");
        }

        /** Of a read or write listener. */
        @Override
        public void onError(Throwable thrown) {
            ((HttpServletResponse) async.getResponse()).setStatus(500);
            async.complete();
        }
    }
}
