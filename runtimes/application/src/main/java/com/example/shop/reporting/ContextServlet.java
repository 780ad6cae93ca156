/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.shop.reporting;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.ravenee.Client;
import org.ravenee.Context;
import org.ravenee.User;

/** Adds to the context of a request, and reports by hand. */
@WebServlet("/context/*")
public class ContextServlet extends HttpServlet {

    @Inject private transient Client client;
    @Inject private transient Context context;

    /** Without CDI nothing is injected. */
    @Override
    @SuppressWarnings("UnnecessaryAssignment")
    public void init() {
        if (client == null) {
            client = WebClient.of(null, getServletContext());
            context = client.context();
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType("text/plain");
        switch (request.getPathInfo()) {
            case "/message" -> response.getWriter().print(client.captureMessage("sold out"));
            case "/tags" -> {
                context.user(User.of("customer-42")).tag("payment", "card");
                context.breadcrumb("Into the basket: lamp");
                throw new IllegalStateException("the ledger is closed");
            }
            case "/none" -> {
                // Tags of an earlier request must not be in this event.
                throw new IllegalStateException("the ledger is closed");
            }
            case "/managed" -> {
                context.tag("payment", "card");
                response.getWriter().print(onManagedThread(this::report));
            }
            case "/wrapped" -> {
                context.tag("payment", "card");
                Callable<String> wrapped = context.wrap((Callable<String>) this::report);
                response.getWriter().print(onManagedThread(wrapped));
            }
            default -> response.sendError(404);
        }
    }

    private String report() {
        return client.captureMessage("sold out").toString();
    }

    @SuppressWarnings("BanJNDI")
    private static String onManagedThread(Callable<String> task) {
        try {
            ExecutorService managed =
                    (ExecutorService)
                            new InitialContext().lookup("java:comp/DefaultManagedExecutorService");
            return managed.submit(task).get();
        } catch (NamingException | ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
