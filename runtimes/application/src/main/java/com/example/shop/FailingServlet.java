/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.shop;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Fails on the thread of the request. */
@WebServlet("/servlet/*")
public class FailingServlet extends HttpServlet {

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        response.setContentType("text/plain");
        switch (request.getPathInfo()) {
            case "/ok" -> response.getWriter().print("in stock");
            case "/runtime" -> throw new IllegalStateException("the ledger is closed");
            case "/wrapped" ->
                    throw new ServletException(
                            "cannot print the receipt", new IOException("out of paper"));
            case "/plain" -> throw new ServletException("cannot print the receipt");
            case "/checked" -> throw new IOException("out of paper");
            case "/error" -> throw new AssertionError("stock is negative");
            case "/status" -> response.sendError(503, "closed for stocktaking");
            case "/forward" ->
                    request.getRequestDispatcher("/servlet/checked").forward(request, response);
            case "/committed" -> {
                response.getWriter().print("the first half");
                response.flushBuffer();
                throw new IllegalStateException("the second half is missing");
            }
            default -> response.sendError(404);
        }
    }
}
