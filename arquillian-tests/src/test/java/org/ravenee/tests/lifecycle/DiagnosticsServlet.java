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

/** Counts loaded classes, threads, and clients in memory by the diagnostics of the JVM. */
@WebServlet("/diagnostics")
public class DiagnosticsServlet extends HttpServlet {

    private static final String CLIENT = "org.ravenee.internal.client.RavenClient";

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        try {
            // The histogram collects garbage first.
            var clients = clients();
            var classes = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
            var threads = ManagementFactory.getThreadMXBean().getThreadCount();
            response.getWriter().print(classes + " " + threads + " " + clients);
        } catch (JMException e) {
            throw new ServletException(e);
        }
    }

    private static long clients() throws JMException {
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
                .filter(columns -> columns.length > 3 && columns[3].equals(CLIENT))
                .mapToLong(columns -> Long.parseLong(columns[1]))
                .sum();
    }
}
