/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.background;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.ravenee.Context;

/** Hands work to everything that the platform offers for it. */
@WebServlet("/tasks/*")
public class TasksServlet extends HttpServlet {

    @Resource private ManagedExecutorService executor;
    @Resource private ManagedScheduledExecutorService scheduler;
    @Resource private ManagedThreadFactory threads;
    @EJB private Shipping shipping;
    @Inject private Context context;
    @Inject private Event<Parcel> parcels;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException {
        context.tag("tenant", request.getParameter("tenant"));
        String path = request.getPathInfo();
        switch (path) {
            case "/execute" -> executor.execute(() -> fail(path));
            case "/submit" -> executor.submit(() -> fail(path));
            case "/submit-and-ask" -> ask(executor.submit(() -> fail(path)));
            case "/supply" -> executor.supplyAsync(() -> fail(path));
            case "/supply-and-handle" ->
                    executor.supplyAsync(() -> fail(path)).exceptionally(thrown -> null).join();
            case "/schedule" -> scheduler.schedule(() -> fail(path), 1, TimeUnit.MILLISECONDS);
            case "/repeat" -> scheduler.scheduleAtFixedRate(() -> fail(path), 0, 1, TimeUnit.HOURS);
            case "/thread" -> threads.newThread(() -> fail(path)).start();
            case "/ship" -> shipping.ship();
            case "/count" -> shipping.count(true);
            case "/remind" -> shipping.remind();
            case "/parcel" -> parcels.fireAsync(new Parcel(path));
            case "/escape" -> escape(executor.submit(() -> fail(path)));
            default -> response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private static Object fail(String message) {
        throw new IllegalStateException(message);
    }

    private static void ask(Future<?> future) {
        try {
            future.get();
        } catch (ExecutionException e) {
            // handled
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void escape(Future<?> future) throws ServletException {
        try {
            future.get();
        } catch (ExecutionException | InterruptedException e) {
            throw new ServletException(e);
        }
    }
}
