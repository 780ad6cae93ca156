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
import java.lang.ref.WeakReference;

/**
 * Counts the class loaders of undeployed applications that are still in memory: of all, or of the
 * one that the parameter {@code of} names.
 */
@WebServlet("/generations")
public class GenerationsServlet extends HttpServlet {

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String of = request.getParameter("of");
        String mark = of == null ? "generation/" : "generation/" + of + "/";
        System.gc();
        var alive =
                System.getProperties().entrySet().stream()
                        .filter(entry -> String.valueOf(entry.getKey()).startsWith(mark))
                        .filter(entry -> ((WeakReference<?>) entry.getValue()).get() != null)
                        .count();
        response.getWriter().print(alive);
    }
}
