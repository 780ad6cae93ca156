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
import jakarta.jms.Queue;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Properties;

/** Starts jobs, creates a singleton, sends messages. */
@WebServlet("/work/*")
public class WorkServlet extends HttpServlet {

    @EJB private Cache cache;
    @Inject private JMSContext messaging;

    @Resource(lookup = "java:app/jms/orders")
    private Queue orders;

    @Resource(lookup = "java:app/jms/invoices")
    private Queue invoices;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        switch (request.getPathInfo()) {
            case "/cache" -> cache.get();
            case "/orders" -> send(orders);
            case "/invoices" -> send(invoices);
            case "/deliveries" -> response.getWriter().print(Deliveries.get());
            default -> {
                String job = request.getPathInfo().substring(1);
                long id = BatchRuntime.getJobOperator().start(job, new Properties());
                response.getWriter().print(id);
            }
        }
    }

    private void send(Queue queue) {
        Deliveries.reset();
        messaging.createProducer().send(queue, "body of the message");
    }
}
