/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.ravenee.servlet.internal.RequestLifecycle;
import org.ravenee.servlet.internal.WebApplication;

/**
 * Gives every request a context of its own, reports exceptions that escape the chain, and sets the
 * id of the event as the response header {@code X-Sentry-ID}. The exception is rethrown to the
 * container unchanged.
 *
 * <p>Registers itself under the name {@value #NAME}; an application that registers a filter of that
 * name decides itself where it stands.
 *
 * <p>Where the application has no CDI container, the filter creates the client of the application,
 * configured by the same keys, and closes it when it is destroyed. The application finds it in the
 * servlet context: {@code (Client) servletContext.getAttribute(Client.class.getName())}. An
 * unusable configuration fails the start of the application.
 */
public final class RavenFilter implements Filter {

    /** The name under which the filter is registered. */
    public static final String NAME = "org.ravenee.servlet.RavenFilter";

    private @Nullable WebApplication application;
    private volatile @Nullable RequestLifecycle requests;

    /** Creates the filter; called by the container. */
    public RavenFilter() {}

    @Override
    public void init(FilterConfig config) throws ServletException {
        application = WebApplication.open(config.getServletContext());
        requests = new RequestLifecycle(application.reporter());
    }

    @Override
    public void destroy() {
        requests = null;
        if (application != null) {
            application.close();
            application = null;
        }
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        RequestLifecycle serving = requests;
        if (serving == null
                || !(request instanceof HttpServletRequest http)
                || !(response instanceof HttpServletResponse httpResponse)) {
            chain.doFilter(request, response);
        } else if (http.getDispatcherType() == DispatcherType.REQUEST) {
            serving.serve(http, httpResponse, chain);
        } else {
            serving.resume(http, httpResponse, chain);
        }
    }
}
