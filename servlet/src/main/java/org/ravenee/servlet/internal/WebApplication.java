/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.servlet.internal;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ravenee.Client;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.cdi.spi.Reporters;
import org.ravenee.cdi.spi.StandaloneApplication;

/**
 * The reporter of a web application: that of its CDI container, or without CDI that of a client
 * which is created here. All filters of one web application share it. Filters are created and
 * destroyed by one thread.
 */
public final class WebApplication implements AutoCloseable {

    private static final String ATTRIBUTE = WebApplication.class.getName();
    private static final String CLIENT = Client.class.getName();

    private final ServletContext context;
    private final Reporter reporter;
    private final @Nullable StandaloneApplication standalone;
    private int filters;

    private WebApplication(ServletContext context, Optional<Reporter> ofContainer) {
        this.context = context;
        if (ofContainer.isPresent()) {
            standalone = null;
            reporter = ofContainer.get();
        } else {
            List<String> packages = ApplicationClasses.packages(context);
            standalone =
                    StandaloneApplication.start(
                            context.getClassLoader(), context.getContextPath(), packages);
            reporter = standalone.reporter();
        }
    }

    /**
     * Opens the application for one filter.
     *
     * @param context the web application
     * @return the application, to be closed with the filter
     * @throws ServletException if the configuration is unusable; the message lists all problems
     */
    public static WebApplication open(ServletContext context) throws ServletException {
        WebApplication application =
                context.getAttribute(ATTRIBUTE) instanceof WebApplication known
                        ? known
                        : start(context);
        application.filters++;
        return application;
    }

    private static WebApplication start(ServletContext context) throws ServletException {
        try {
            WebApplication application =
                    new WebApplication(context, Reporters.ofContainer(context.getClassLoader()));
            context.setAttribute(ATTRIBUTE, application);
            if (application.standalone != null) {
                context.setAttribute(CLIENT, application.reporter.client());
            }
            return application;
        } catch (IllegalArgumentException e) {
            throw new ServletException(e.getMessage(), e);
        }
    }

    /**
     * Returns the reporter of the application.
     *
     * @return the reporter
     */
    public Reporter reporter() {
        return reporter;
    }

    /** Ends the client with the last filter, if it was created here. */
    @Override
    public void close() {
        filters--;
        if (filters == 0) {
            context.removeAttribute(ATTRIBUTE);
            if (standalone != null) {
                context.removeAttribute(CLIENT);
                standalone.close();
            }
        }
    }
}
