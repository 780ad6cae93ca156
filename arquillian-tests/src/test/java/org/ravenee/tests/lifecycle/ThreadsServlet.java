/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.lifecycle;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Lists the threads of the server with the application that each one runs for. */
@WebServlet("/threads")
public class ThreadsServlet extends HttpServlet {

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        for (var thread : Thread.getAllStackTraces().keySet()) {
            response.getWriter()
                    .println(
                            thread.getClass().getName()
                                    + '\t'
                                    + thread.getName()
                                    + '\t'
                                    + thread.getContextClassLoader());
        }
    }
}
