/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.fullserver;

import jakarta.batch.runtime.BatchRuntime;
import jakarta.ejb.EJB;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Properties;

/** Starts work of the server's batch subsystem and creates a singleton. */
@WebServlet("/work/*")
public class WorkServlet extends HttpServlet {

    @EJB private Cache cache;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        switch (request.getPathInfo()) {
            case "/cache" -> cache.get();
            default -> {
                String job = request.getPathInfo().substring(1);
                long id = BatchRuntime.getJobOperator().start(job, new Properties());
                response.getWriter().print(id);
            }
        }
    }
}
