/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

/** The implementations of JAX-RS that have rules or extension points of their own. */
enum JaxrsImplementation {
    CXF("org.apache.cxf."),
    JERSEY("org.glassfish.jersey."),
    RESTEASY("org.jboss.resteasy.");

    private final String packages;

    JaxrsImplementation(String packages) {
        this.packages = packages;
    }

    /** Tells whether an object that has a type of JAX-RS is of this implementation. */
    boolean provides(Object instance) {
        return instance.getClass().getName().startsWith(packages);
    }
}
