/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.harness;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.ravenee.Client;

/**
 * Reports a message on demand: when it arrives, every event that was accepted before it has
 * arrived, too. A test can so distinguish "nothing was reported" from "not yet".
 */
@WebServlet("/sentinel")
public class SentinelServlet extends HttpServlet {

    @Inject private Client client;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        client.flush(Duration.ofSeconds(10));
        client.captureMessage(request.getParameter("message"));
    }
}
