/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.twins.failures;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The remote service: answers with the status that it is asked for. */
@WebServlet("/remote/*")
public class RemoteServlet extends HttpServlet {

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        int status = Integer.parseInt(request.getPathInfo().substring(1));
        response.setStatus(status);
        response.setContentType("text/plain");
        response.setHeader("Remote", "yes");
        if (status == 302) {
            response.setHeader("Location", "/elsewhere");
        }
        response.getWriter().print("the remote service says " + status);
    }
}
