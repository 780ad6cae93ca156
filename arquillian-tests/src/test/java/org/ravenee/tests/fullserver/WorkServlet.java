/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.fullserver;

import jakarta.annotation.Resource;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSDestinationDefinition;
import jakarta.jms.Queue;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Properties;

/** Starts work of the server's messaging and batch subsystems. */
@WebServlet("/work/*")
@JMSDestinationDefinition(
        name = "java:app/jms/orders",
        interfaceName = "jakarta.jms.Queue",
        destinationName = "orders")
public class WorkServlet extends HttpServlet {

    @Resource(lookup = "java:app/jms/orders")
    private Queue orders;

    @Inject private JMSContext messages;
    @EJB private Cache cache;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        switch (request.getPathInfo()) {
            case "/message" -> messages.createProducer().send(orders, "body of the message");
            case "/cache" -> cache.get();
            default -> {
                String job = request.getPathInfo().substring(1);
                long id = BatchRuntime.getJobOperator().start(job, new Properties());
                response.getWriter().print(id);
            }
        }
    }
}
