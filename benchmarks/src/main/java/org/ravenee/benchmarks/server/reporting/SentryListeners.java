/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.server.reporting;

import io.sentry.Sentry;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpServletRequest;
import org.ravenee.benchmarks.request.SentryListener;

/** Starts the peer with its defaults and {@code sentry.properties}, and passes on requests. */
@WebListener
public class SentryListeners implements ServletContextListener, ServletRequestListener {

    private final SentryListener requests = new SentryListener();

    @Override
    public void contextInitialized(ServletContextEvent event) {
        Sentry.init(options -> options.setEnableExternalConfiguration(true));
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        Sentry.close();
    }

    @Override
    public void requestInitialized(ServletRequestEvent event) {
        if (event.getServletRequest() instanceof HttpServletRequest request) {
            requests.requestInitialized(request);
        }
    }

    @Override
    public void requestDestroyed(ServletRequestEvent event) {
        if (event.getServletRequest() instanceof HttpServletRequest request) {
            requests.requestDestroyed(request);
        }
    }
}
