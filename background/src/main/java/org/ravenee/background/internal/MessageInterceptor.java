/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.background.internal;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serial;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.ravenee.cdi.spi.Reporter;

/**
 * Reports exceptions of message-driven beans and Jakarta Messaging listeners: once for each
 * message, however often the message is delivered again.
 *
 * <p>An interceptor is the seam: messaging has no listener for failures, and what the server does
 * with a failing message (redelivery, dead letters) is its configuration.
 */
@ObservedMessages
@Interceptor
@Priority(WorkPriority.OUTERMOST)
public class MessageInterceptor implements Serializable {

    private static final String MECHANISM = "auto.messaging.listener";

    @Serial private static final long serialVersionUID = 1L;

    /** Creates the interceptor of one bean; called by the container. */
    public MessageInterceptor() {}

    /** Watches a listener method. */
    @AroundInvoke
    public @Nullable Object aroundInvoke(InvocationContext invocation) throws Exception {
        return new BackgroundWork(
                        () -> name(invocation),
                        () -> id(invocation, MessageDetails.of(invocation.getParameters())))
                .call(
                        invocation::proceed,
                        (thrown, reporter) -> report(invocation, thrown, reporter));
    }

    private static void report(InvocationContext invocation, Throwable thrown, Reporter reporter) {
        MessageDetails message = MessageDetails.of(invocation.getParameters());
        String id = id(invocation, message);
        if (message == null) {
            reporter.report(thrown, MECHANISM);
        } else if (id == null) {
            reporter.report(thrown, MECHANISM, message::describe);
        } else {
            reporter.reportFirst(id, thrown, MECHANISM, message::describe);
        }
    }

    private static @Nullable String id(
            InvocationContext invocation, @Nullable MessageDetails message) {
        return message == null || message.id() == null
                ? null
                : name(invocation) + " " + message.id();
    }

    private static String name(InvocationContext invocation) {
        return "message " + WorkNames.simpleName(WorkNames.typeOf(invocation));
    }
}
