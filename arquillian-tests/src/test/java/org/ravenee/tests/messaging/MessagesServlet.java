/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.messaging;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSDestinationDefinition;
import jakarta.jms.Queue;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.ravenee.Context;
import org.ravenee.User;

/** Sends messages, and tells how often they were delivered. */
@JMSDestinationDefinition(
        name = MessagesIT.DESCRIBED,
        interfaceName = "jakarta.jms.Queue",
        destinationName = "described")
@WebServlet("/messages/*")
public class MessagesServlet extends HttpServlet {

    @Inject private JMSContext messaging;
    @Inject private Deliveries deliveries;
    @Inject private Context context;

    @Resource(lookup = OrderListener.QUEUE)
    private Queue orders;

    @Resource(lookup = CapturedListener.QUEUE)
    private Queue captured;

    @Resource(lookup = FinalListener.QUEUE)
    private Queue finals;

    @Resource(lookup = AuditedListener.QUEUE)
    private Queue audited;

    @Resource(lookup = MessagesIT.DESCRIBED)
    private Queue described;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String listener = request.getPathInfo().substring(1);
        if (request.getParameter("send") == null) {
            response.getWriter().print(deliveries.of(listener));
            return;
        }
        context.user(User.of("sender"));
        Map<String, Queue> queues =
                Map.of(
                        "OrderListener", orders,
                        "CapturedListener", captured,
                        "FinalListener", finals,
                        "AuditedListener", audited,
                        "DescribedListener", described);
        messaging
                .createProducer()
                .setProperty("property", "s3cret of the property")
                .send(queues.get(listener), "s3cret of the body");
    }
}
