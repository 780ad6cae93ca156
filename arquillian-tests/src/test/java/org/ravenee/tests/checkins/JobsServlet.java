/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.checkins;

import jakarta.ejb.EJB;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Starts the timers. */
@WebServlet("/jobs/*")
public class JobsServlet extends HttpServlet {

    @EJB private Jobs jobs;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        String job = request.getPathInfo().substring(1);
        switch (job) {
            case "once" -> jobs.startOnce();
            case "imports" -> jobs.imports();
            default -> jobs.scheduleSoon(job);
        }
    }
}
