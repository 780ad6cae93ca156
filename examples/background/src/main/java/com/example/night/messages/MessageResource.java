/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.night.messages;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSContext;
import jakarta.jms.Queue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Sends the message. */
@Path("start/message")
@RequestScoped
public class MessageResource {

    @Inject private JMSContext messaging;

    @Resource(lookup = OrderListener.QUEUE)
    private Queue orders;

    @GET
    public String message() {
        messaging.createProducer().send(orders, "order 4711");
        return "The message is delivered now.";
    }
}
