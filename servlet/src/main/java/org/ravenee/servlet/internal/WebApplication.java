/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.servlet.internal;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ravenee.Client;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.cdi.spi.Reporters;
import org.ravenee.cdi.standalone.StandaloneApplication;

/**
 * The reporter of a web application: that of its CDI container, or without CDI that of a client
 * which is created here. All filters of one web application share it. Filters are created and
 * destroyed by one thread.
 */
public final class WebApplication implements AutoCloseable {

    private static final String ATTRIBUTE = WebApplication.class.getName();
    private static final String CLIENT = Client.class.getName();

    /** {@code Apache Tomcat/10.1.24}, {@code WildFly Full 31.0.1.Final (WildFly Core …)}. */
    private static final Pattern SERVER =
            Pattern.compile("(\\D{1,100}?)[ /-]{1,9}[vV]?(\\d\\S{0,60})");

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
        nameServer();
    }

    private void nameServer() {
        String info = context.getServerInfo();
        String path = context.getContextPath();
        if (info == null || path == null) {
            return;
        }
        Matcher parts = SERVER.matcher(info.strip());
        boolean versioned = parts.lookingAt();
        reporter.contexts()
                .server(
                        versioned ? parts.group(1) : info.strip(),
                        versioned ? parts.group(2) : null,
                        path.isEmpty() ? "/" : path);
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
