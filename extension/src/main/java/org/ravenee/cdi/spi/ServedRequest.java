/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.spi;

import org.ravenee.spi.RequestContext;

/**
 * A request and its response, as the layer that began the request knows them. It is an attribute of
 * the request, so that other layers find it on whichever thread the request is answered.
 */
public interface ServedRequest {

    /** The name of the attribute. */
    String ATTRIBUTE = "org.ravenee.request";

    /**
     * Returns the context of the request.
     *
     * @return the context, for any thread
     */
    RequestContext context();

    /**
     * Tells whether the response has begun, so that neither its status nor its headers can change.
     *
     * @return true if it has; false if it has not or the container does not tell
     */
    boolean isCommitted();

    /**
     * Notes the response that JAX-RS makes.
     *
     * @param status its status
     */
    void answered(int status);

    /**
     * Returns the status of the latest response that JAX-RS has made.
     *
     * @return the status, or 0 if there is no such response yet
     */
    int status();

    /**
     * Returns the path of the web application. To be called on the thread that serves the request.
     *
     * @return the context path, such as {@code /shop}; empty for the root or where there is none
     */
    String contextPath();
}
