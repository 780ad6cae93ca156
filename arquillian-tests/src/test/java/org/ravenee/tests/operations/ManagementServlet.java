/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.operations;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/** Reads MBeans of the server, and calls its diagnostic commands. */
@WebServlet("/management")
public class ManagementServlet extends HttpServlet {

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        try {
            var server = ManagementFactory.getPlatformMBeanServer();
            var command = request.getParameter("command");
            if (command == null) {
                var name = new ObjectName(request.getParameter("name"));
                var attribute = request.getParameter("attribute");
                response.getWriter()
                        .print(
                                server.isRegistered(name)
                                        ? server.getAttribute(name, attribute)
                                        : "none");
            } else {
                var arguments = new Object[] {request.getParameterValues("argument")};
                response.getWriter()
                        .print(
                                server.invoke(
                                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                                        command,
                                        arguments,
                                        new String[] {String[].class.getName()}));
            }
        } catch (JMException e) {
            throw new ServletException(e);
        }
    }
}
