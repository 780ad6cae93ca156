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
import java.time.Duration;
import org.ravenee.Client;

/** Waits until every event that was accepted so far is delivered. */
@WebServlet("/flush")
public class FlushServlet extends HttpServlet {

    @Inject private transient Client client;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType("text/plain");
        response.getWriter()
                .print(WebClient.of(client, getServletContext()).flush(Duration.ofSeconds(30)));
    }
}
