/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import org.ravenee.cdi.spi.ServedRequest;
import org.ravenee.spi.RequestContext;

/** A request of which only the context is known: there is no servlet container. */
final class RestExchange implements ServedRequest {

    private final RequestContext context;
    private volatile int status;

    RestExchange(RequestContext context) {
        this.context = context;
    }

    @Override
    public RequestContext context() {
        return context;
    }

    @Override
    public boolean isCommitted() {
        return false;
    }

    @Override
    public void answered(int newStatus) {
        status = newStatus;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String contextPath() {
        return "";
    }
}
