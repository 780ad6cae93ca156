/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.servlets;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.file.NoSuchFileException;

/** The target of forwards, includes and asynchronous dispatches; fails. */
@WebServlet(value = "/target", asyncSupported = true)
public class TargetServlet extends HttpServlet {

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException {
        throw new ServletException("Cannot print", new NoSuchFileException("receipt.pdf"));
    }
}
