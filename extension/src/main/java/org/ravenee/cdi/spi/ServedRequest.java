/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.spi;

import org.ravenee.spi.RequestContext;

/**
 * A request and its response, as the layer that began the request knows them. It is an attribute of
 * the request, so that other layers find it on whichever thread responds. This class knows the
 * context only; a layer that knows more extends it. Safe for use by several threads.
 */
public class ServedRequest {

    /** The name of the attribute. */
    public static final String ATTRIBUTE = "org.ravenee.request";

    private final RequestContext context;
    private volatile int status;

    /**
     * Creates the request of a context.
     *
     * @param context the context of the request
     */
    public ServedRequest(RequestContext context) {
        this.context = context;
    }

    /**
     * Returns the context of the request.
     *
     * @return the context, for any thread
     */
    public final RequestContext context() {
        return context;
    }

    /**
     * Records the status of a response that JAX-RS makes.
     *
     * @param made the HTTP status
     */
    public final void recordStatus(int made) {
        status = made;
    }

    /**
     * Returns the status of the latest response that JAX-RS has made.
     *
     * @return the HTTP status, or 0 if there is no such response yet
     */
    public final int status() {
        return status;
    }

    /**
     * Tells whether the response has begun, so that neither its status nor its headers can change.
     *
     * @return true if it has; false if it has not or the container does not tell
     */
    public boolean isCommitted() {
        return false;
    }

    /**
     * Returns the status that the response has now, which may differ from that of the response that
     * JAX-RS has made.
     *
     * @return the HTTP status, or 0 if the container does not tell
     */
    public int currentStatus() {
        return 0;
    }

    /**
     * Returns the path of the web application. To be called on the thread that serves the request.
     *
     * @return the context path, such as {@code /shop}; empty for the root or where there is none
     */
    public String contextPath() {
        return "";
    }
}
