/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.context;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.TimeUnit;
import org.ravenee.Client;
import org.ravenee.Context;
import org.ravenee.User;

/** Sets user, tag and breadcrumb, and hands work that fails to whatever the path names. */
@WebServlet("/hand-over/*")
public class HandOverServlet extends HttpServlet {

    @Resource private ManagedExecutorService executor;
    @Resource private ManagedScheduledExecutorService scheduler;
    @Resource private ManagedThreadFactory threads;
    @Resource private ContextService contexts;
    @EJB private EnterpriseBean enterprise;
    @Inject private ConcurrentBean concurrent;
    @Inject private Event<Order> orders;
    @Inject private Context context;
    @Inject private Client client;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        String user = request.getParameter("user");
        String path = request.getPathInfo().substring(1);
        String text = path + " for " + user;
        context.user(User.of(user)).tag("visitor", user);
        context.breadcrumb("arrival of " + user);
        switch (path) {
            case "execute" -> executor.execute(() -> fail(text));
            case "submit" -> executor.submit(() -> fail(text));
            case "supply" -> executor.supplyAsync(() -> fail(text));
            case "stage" -> executor.supplyAsync(() -> text).thenAcceptAsync(this::capture);
            case "later-stage" -> executor.completedFuture(text).thenApplyAsync(this::capture);
            case "schedule" -> scheduler.schedule(() -> fail(text), 1, TimeUnit.MILLISECONDS);
            case "thread" -> threads.newThread(() -> fail(text)).start();
            case "contextual" ->
                    new Thread(contexts.contextualRunnable(() -> capture(text))).start();
            case "observer" -> orders.fireAsync(new Order(text));
            case "concurrent" -> concurrent.ship(text);
            case "concurrent-result" -> concurrent.count(text);
            case "ejb" -> enterprise.fail(text);
            case "ejb-with-user" -> enterprise.failAs(user, text);
            default -> response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private Object capture(String text) {
        return client.captureMessage(text);
    }

    private static Object fail(String text) {
        throw new IllegalStateException(text);
    }
}
