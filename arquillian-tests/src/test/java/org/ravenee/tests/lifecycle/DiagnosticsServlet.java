/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.lifecycle;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Counts loaded classes, threads, and objects of Raven EE in memory by the diagnostics of the JVM.
 */
@WebServlet("/diagnostics")
public class DiagnosticsServlet extends HttpServlet {

    private static final String OURS = "org.ravenee.";
    private static final String OF_TESTS = "org.ravenee.tests.";

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        try {
            // The histogram collects garbage first.
            var objects = objects();
            var classes = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
            var threads = ManagementFactory.getThreadMXBean().getThreadCount();
            response.getWriter().print(classes + " " + threads + " " + objects);
        } catch (JMException e) {
            throw new ServletException(e);
        }
    }

    private static long objects() throws JMException {
        var histogram =
                (String)
                        ManagementFactory.getPlatformMBeanServer()
                                .invoke(
                                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                                        "gcClassHistogram",
                                        new Object[] {new String[0]},
                                        new String[] {String[].class.getName()});
        return histogram
                .lines()
                .map(line -> line.strip().split("\\s+"))
                .filter(columns -> columns.length > 3 && isOurs(columns[3]))
                .mapToLong(columns -> Long.parseLong(columns[1]))
                .sum();
    }

    private static boolean isOurs(String type) {
        return type.startsWith(OURS) && !type.startsWith(OF_TESTS);
    }
}
