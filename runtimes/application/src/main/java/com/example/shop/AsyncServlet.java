/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.shop;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Asynchronous requests, each of which ends in another way. */
@WebServlet(urlPatterns = "/async/*", asyncSupported = true)
public class AsyncServlet extends HttpServlet {

    private static final long SOON = 500;
    private static final long LATER = 8_000;

    /** The calls of listeners, by the query string of their request. */
    private final transient Map<String, List<String>> recorded = new ConcurrentHashMap<>();

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (request.getDispatcherType() == DispatcherType.ASYNC) {
            resume(request, response);
            return;
        }
        response.setContentType("text/plain");
        if (request.getPathInfo().equals("/recorded")) {
            response.getWriter().print(String.join(",", recordOf(request)));
            return;
        }
        AsyncContext async = request.startAsync();
        async.setTimeout(LATER);
        begin(request, async);
    }

    private List<String> recordOf(HttpServletRequest request) {
        return recorded.computeIfAbsent(
                request.getQueryString(), query -> new CopyOnWriteArrayList<>());
    }

    private void begin(HttpServletRequest request, AsyncContext async) {
        switch (request.getPathInfo()) {
            case "/complete" -> late(() -> answer(async, 202, "accepted"));
            case "/complete-empty" ->
                    late(
                            () -> {
                                response(async).setStatus(204);
                                async.complete();
                            });
            case "/complete-failed" -> late(() -> answer(async, 503, "closed"));
            case "/send-error" -> late(() -> sendError(async));
            case "/start-completes" -> async.start(() -> answer(async, 202, "accepted"));
            case "/start-throws" -> startThrowing(async);
            case "/late-start-throws" -> late(() -> start(async));
            case "/listener-answers" -> {
                async.addListener(new AnsweringListener(500, "the listener answers"));
                startThrowing(async);
            }
            case "/throws" -> throw new IllegalStateException("started, then failed");
            case "/timeout" -> async.setTimeout(SOON);
            case "/timeout-answered" -> {
                async.addListener(new AnsweringListener(503, "the listener answers"));
                async.setTimeout(SOON);
            }
            case "/dispatch-failing" -> late(() -> async.dispatch("/servlet/runtime"));
            case "/dispatch-ok" -> late(() -> async.dispatch("/servlet/ok"));
            case "/restart", "/restart-throws" -> late(async::dispatch);
            case "/record" -> {
                async.addListener(new RecordingListener(recordOf(request)));
                late(() -> answer(async, 202, "accepted"));
            }
            case "/record-restart" -> {
                async.addListener(new RecordingListener(recordOf(request)));
                late(async::dispatch);
            }
            default -> answer(async, 404, "");
        }
    }

    /** The second half of requests that were dispatched back to this servlet. */
    private void resume(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (request.getAttribute("restarted") != null) {
            response.getWriter().print("resumed twice");
            return;
        }
        request.setAttribute("restarted", true);
        AsyncContext async = request.startAsync();
        async.setTimeout(LATER);
        if (request.getPathInfo().equals("/restart-throws")) {
            startThrowing(async);
        } else {
            late(() -> answer(async, 202, "accepted after a restart"));
        }
    }

    private static void startThrowing(AsyncContext async) {
        // Some runtimes ignore the failure of the work, and wait for the time-out.
        async.setTimeout(SOON);
        start(async);
    }

    private static void start(AsyncContext async) {
        async.start(
                () -> {
                    throw new IllegalStateException("work failed");
                });
    }

    private static void late(Runnable work) {
        Threads.late().execute(work);
    }

    private static HttpServletResponse response(AsyncContext async) {
        return (HttpServletResponse) async.getResponse();
    }

    private static void answer(AsyncContext async, int status, String text) {
        try {
            response(async).setStatus(status);
            response(async).getWriter().print(text);
            async.complete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void sendError(AsyncContext async) {
        try {
            response(async).sendError(503, "closed for stocktaking");
            async.complete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
