/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.ws.rs.ext.RuntimeDelegate;

/** A JAX-RS implementation in a servlet container. */
enum Implementation {
    RESTEASY(
            "org.jboss.resteasy.plugins.server.servlet.HttpServlet30Dispatcher",
            "org.jboss.resteasy.core.providerfactory.ResteasyProviderFactoryImpl",
            "jersey"),
    JERSEY(
            "org.glassfish.jersey.servlet.ServletContainer",
            "org.glassfish.jersey.server.internal.RuntimeDelegateImpl",
            "resteasy");

    private final String servlet;
    private final String delegate;
    private final String other;

    Implementation(String servlet, String delegate, String other) {
        this.servlet = servlet;
        this.delegate = delegate;
        this.other = other;
    }

    Class<? extends HttpServlet> servlet() {
        return named(servlet).asSubclass(HttpServlet.class);
    }

    /** Makes this the implementation that builds responses. */
    void select() {
        try {
            RuntimeDelegate.setInstance(
                    (RuntimeDelegate) named(delegate).getConstructor().newInstance());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The class path without the services of the other implementation. */
    ClassLoader loader() {
        return new ServiceFilter(Implementation.class.getClassLoader(), other);
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
