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
import org.ravenee.cdi.spi.Reporters;
import org.ravenee.servlet.internal.RequestLife;

/**
 * Gives every request a context of its own, reports what escapes the chain, and answers with the id
 * of the event in {@code X-Sentry-ID}. The exception goes on to the container unchanged.
 *
 * <p>Registers itself under the name {@value #NAME}; an application that registers a filter of that
 * name decides itself where it stands. Without CDI it lets every request pass.
 */
public final class RavenFilter implements Filter {

    /** The name under which the filter is registered. */
    public static final String NAME = "org.ravenee.servlet.RavenFilter";

    private @Nullable RequestLife requests;

    /** Creates the filter; called by the container. */
    public RavenFilter() {}

    @Override
    public void init(FilterConfig config) {
        requests = Reporters.current().map(RequestLife::new).orElse(null);
        if (requests == null) {
            config.getServletContext()
                    .log("Raven EE finds no CDI container: no request is reported");
        }
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (requests == null
                || !(request instanceof HttpServletRequest http)
                || !(response instanceof HttpServletResponse answer)) {
            chain.doFilter(request, response);
        } else if (http.getDispatcherType() == DispatcherType.REQUEST) {
            requests.serve(http, answer, chain);
        } else {
            requests.resume(http, answer, chain);
        }
    }
}
