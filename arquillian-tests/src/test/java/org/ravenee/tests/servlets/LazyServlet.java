/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.servlets;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;

/** Fails at the first request. */
@WebServlet("/lazy")
public class LazyServlet extends HttpServlet {

    @Override
    public void init() throws ServletException {
        throw new ServletException("no scanner");
    }
}
