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

/** Counts the class loaders of undeployed applications that are still in memory. */
@WebServlet("/generations")
public class GenerationsServlet extends HttpServlet {

    private static final String MARK = "generation.";

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        System.gc();
        var alive =
                System.getProperties().entrySet().stream()
                        .filter(entry -> String.valueOf(entry.getKey()).startsWith(MARK))
                        .filter(entry -> ((WeakReference<?>) entry.getValue()).get() != null)
                        .count();
        response.getWriter().print(alive);
    }
}
