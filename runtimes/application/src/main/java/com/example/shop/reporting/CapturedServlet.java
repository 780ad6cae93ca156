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

/** Handles the exception of a captured bean, or lets it escape. */
@WebServlet("/captured/*")
public class CapturedServlet extends HttpServlet {

    @Inject private transient CapturedBean bean;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType("text/plain");
        try {
            bean.charge();
        } catch (IllegalStateException e) {
            if (request.getPathInfo().equals("/rethrown")) {
                throw e;
            }
            response.getWriter().print("pay later");
        }
    }
}
