/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.twins.resources;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.ravenee.tests.twins.failures.Failure;

/** The application's own error pages: they show the attributes that the server sets. */
@WebServlet("/error-page/*")
public class ErrorPageServlet extends HttpServlet {

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType("text/plain");
        response.setHeader(Failure.ANSWERED_BY, "error page " + request.getPathInfo());
        response.getWriter()
                .print(
                        "status %s, exception %s, type %s, message %s, address %s"
                                .formatted(
                                        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE),
                                        request.getAttribute(RequestDispatcher.ERROR_EXCEPTION),
                                        request.getAttribute(
                                                RequestDispatcher.ERROR_EXCEPTION_TYPE),
                                        request.getAttribute(RequestDispatcher.ERROR_MESSAGE),
                                        request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI)));
    }
}
