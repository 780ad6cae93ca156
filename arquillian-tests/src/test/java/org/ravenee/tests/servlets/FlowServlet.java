/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.servlets;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Hands requests on inside of the server: {@code flow/WAY}. */
@WebServlet(value = "/flow/*", asyncSupported = true)
public class FlowServlet extends HttpServlet {

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        RequestDispatcher target = request.getRequestDispatcher("/target?by=flow");
        switch (request.getPathInfo()) {
            case "/forward" -> target.forward(request, response);
            case "/include" -> target.include(request, response);
            case "/forward-twice" ->
                    request.getRequestDispatcher("/flow/forward").forward(request, response);
            case "/page-that-fails" -> throw new PageException("needs a page");
            default -> response.setStatus(404);
        }
    }
}
