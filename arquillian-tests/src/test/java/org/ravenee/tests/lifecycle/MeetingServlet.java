/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.lifecycle;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/** Holds requests until a given number has arrived, so that each has a thread of its own. */
@WebServlet("/meeting")
public class MeetingServlet extends HttpServlet {

    private final transient AtomicReference<CyclicBarrier> meeting = new AtomicReference<>();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException {
        var guests = Integer.parseInt(request.getParameter("guests"));
        var barrier =
                meeting.updateAndGet(
                        now ->
                                now == null || now.getParties() != guests || now.isBroken()
                                        ? new CyclicBarrier(guests)
                                        : now);
        try {
            barrier.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new ServletException("not all requests arrived", e);
        }
    }
}
