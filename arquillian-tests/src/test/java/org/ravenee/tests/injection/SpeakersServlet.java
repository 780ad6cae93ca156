/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.injection;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.TreeMap;

@WebServlet("/speakers")
public class SpeakersServlet extends HttpServlet {

    @Inject private ApplicationBean application;
    @Inject private DependentBean dependent;
    @Inject private RequestBean request;
    @Inject private SessionBean session;
    @Inject private SingletonBean singleton;
    @Inject private StatefulBean stateful;

    @Override
    protected void doGet(HttpServletRequest httpRequest, HttpServletResponse response) {
        new TreeMap<>(
                        Map.of(
                                "application", application,
                                "dependent", dependent,
                                "request", request,
                                "session", session,
                                "singleton", singleton,
                                "stateful", stateful))
                .forEach((name, speaker) -> speaker.speak(name));
    }
}
