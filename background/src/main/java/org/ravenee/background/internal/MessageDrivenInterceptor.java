/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.background.internal;

import jakarta.annotation.Priority;
import jakarta.interceptor.Interceptor;
import java.io.Serial;

/**
 * Reports exceptions of message-driven beans as {@link MessageInterceptor} does. Bound by {@code
 * jakarta.ejb.MessageDriven} itself: Weld does not show message-driven beans to extensions, which
 * could add a binding, but looks for bindings among the annotations of their classes.
 */
@Interceptor
@Priority(WorkPriority.OUTERMOST)
public class MessageDrivenInterceptor extends MessageInterceptor {

    @Serial private static final long serialVersionUID = 1L;

    /** Creates the interceptor of one bean; called by the container. */
    public MessageDrivenInterceptor() {}
}
