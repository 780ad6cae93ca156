/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.twins.resources;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.ravenee.tests.twins.failures.Failures;

/** Fails without JAX-RS: {@code servlet/WAY/FAILURE}. */
@WebServlet(urlPatterns = "/servlet/*", asyncSupported = true)
public class FailingServlet extends HttpServlet {

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String[] path = request.getPathInfo().split("/");
        String failure = path[2];
        if (request.getDispatcherType() == DispatcherType.ASYNC) {
            throw failure(request, failure);
        }
        switch (path[1]) {
            case "thrown" -> throw failure(request, failure);
            case "thrown-after-output" -> {
                response.setHeader("Written", "yes");
                response.getWriter().print("some output");
                throw failure(request, failure);
            }
            case "thrown-after-commit" -> {
                response.getWriter().print("some output");
                response.flushBuffer();
                throw failure(request, failure);
            }
            case "sent" -> response.sendError(Integer.parseInt(failure), "sent");
            case "status" -> response.setStatus(Integer.parseInt(failure));
            case "forward" ->
                    request.getRequestDispatcher("/servlet/thrown/" + failure)
                            .forward(request, response);
            case "include" ->
                    request.getRequestDispatcher("/servlet/thrown/" + failure)
                            .include(request, response);
            case "async-thrown" -> {
                AsyncContext context = request.startAsync();
                context.setTimeout(100);
                Throwable made = made(request, failure);
                context.start(
                        () -> {
                            throw Failures.<RuntimeException>undeclared(made);
                        });
            }
            case "async-thrown-after-start" -> {
                request.startAsync().setTimeout(100);
                throw failure(request, failure);
            }
            case "async-listener" -> {
                AsyncContext context = request.startAsync();
                context.setTimeout(50);
                context.addListener(new FailingListener(context, made(request, failure)));
            }
            case "async-read" -> {
                AsyncContext context = request.startAsync();
                context.setTimeout(100);
                request.getInputStream()
                        .setReadListener(new FailingListener(context, made(request, failure)));
            }
            case "async-dispatch-to" -> request.startAsync().dispatch("/servlet/thrown/" + failure);
            case "async-time-out" -> request.startAsync().setTimeout(20);
            case "async-sent" -> {
                AsyncContext context = request.startAsync();
                response.sendError(Integer.parseInt(failure), "sent later");
                context.complete();
            }
            case "async-dispatch" -> request.startAsync().dispatch();
            case "async-late-dispatch" -> {
                AsyncContext context = request.startAsync();
                context.start(context::dispatch);
            }
            default -> response.sendError(404);
        }
    }

    /** Throws the failure that a request asks for. */
    private static RuntimeException failure(HttpServletRequest request, String name)
            throws ServletException, IOException {
        Throwable failure = made(request, name);
        if (failure instanceof IOException io) {
            throw io;
        }
        if (failure instanceof ServletException servlet) {
            throw servlet;
        }
        throw Failures.<RuntimeException>undeclared(failure);
    }

    private static Throwable made(HttpServletRequest request, String name) {
        String address = request.getRequestURL().toString();
        String root = address.substring(0, address.indexOf(request.getContextPath()));
        return Failures.named(
                name,
                request.getParameter("case"),
                URI.create(root + request.getContextPath() + "/"));
    }
}
