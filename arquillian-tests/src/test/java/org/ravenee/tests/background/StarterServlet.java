/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.background;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Starts work that goes on without any request. */
@WebServlet("/start/*")
public class StarterServlet extends HttpServlet {

    @Inject private Alarm alarm;
    @Inject private Event<News> news;
    @Inject private Nightly nightly;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        switch (request.getPathInfo()) {
            case "/alarm" -> alarm.set();
            case "/nightly" -> nightly.arm();
            case "/news" -> news.fireAsync(new News("heard"));
            default -> response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
