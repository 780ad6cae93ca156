/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.races;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Each way of a servlet to answer later: {@code ways/WAY/OUTCOME/NUMBER}. */
@WebServlet(value = "/ways/*", asyncSupported = true)
public class AsynchronousServlet extends HttpServlet {

    private static final Executor PLAIN = new CompletableFuture<>().defaultExecutor();
    private static final long LONG = 60_000;
    private static final long SHORT = 1_000;

    @Inject private Instance<Visitors> visitors;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String[] path = request.getPathInfo().substring(1).split("/");
        Outcome outcome = Outcome.valueOf(path[1]);
        int number = Integer.parseInt(path[2]);
        visitors.forEach(known -> known.enter(number));
        AsyncContext async = request.startAsync();
        Listener listener = new Listener(async, outcome, number);
        String target = "/target/" + outcome + "/" + number;
        // Undertow ends no request whose work or read or write listener fails: it times out.
        boolean timesOut = List.of("start", "read", "write").contains(path[0]);
        async.setTimeout(timesOut && outcome != Outcome.FINE ? SHORT : LONG);
        switch (path[0]) {
            case "start" -> async.start(listener::finish);
            case "thread" -> PLAIN.execute(listener::finish);
            case "complete" -> async.complete();
            case "dispatch" -> async.dispatch(target);
            case "thread-dispatch" -> PLAIN.execute(() -> async.dispatch(target));
            case "error" -> {
                async.addListener(listener);
                async.dispatch(target);
            }
            case "time-out" -> {
                async.addListener(listener);
                async.setTimeout(1);
            }
            case "read" -> request.getInputStream().setReadListener(listener);
            case "write" -> response.getOutputStream().setWriteListener(listener);
            default -> throw new IllegalArgumentException(path[0]);
        }
    }
}
