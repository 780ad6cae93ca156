/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.ravenee.Level;
import org.ravenee.cdi.spi.Reporter;

/**
 * Leaves a breadcrumb of each call to another service: method, address, status and duration. Of the
 * address neither credentials nor query string are kept.
 */
public final class OutgoingCalls implements ClientRequestFilter, ClientResponseFilter {

    private static final String STARTED = "org.ravenee.jaxrs.started";

    private final Reporter reporter;

    /** Serves one application. */
    public OutgoingCalls(Reporter reporter) {
        this.reporter = reporter;
    }

    @Override
    public void filter(ClientRequestContext request) {
        request.setProperty(STARTED, System.nanoTime());
    }

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) {
        reporter.guard(() -> record(request, response.getStatus()));
    }

    private void record(ClientRequestContext request, int status) {
        reporter.client()
                .context()
                .breadcrumb(
                        crumb -> {
                            crumb.type("http")
                                    .category("http")
                                    .level(status >= 500 ? Level.WARNING : Level.INFO)
                                    .data("method", request.getMethod())
                                    .data("url", address(request.getUri()))
                                    .data("status_code", status);
                            if (request.getProperty(STARTED) instanceof Long started) {
                                long nanos = System.nanoTime() - started;
                                crumb.data("duration_ms", TimeUnit.NANOSECONDS.toMillis(nanos));
                            }
                        });
    }

    /** Where a call goes, as far as that is nobody's secret. */
    static String address(URI uri) {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return uri.getScheme() + "://" + uri.getHost() + port + uri.getRawPath();
    }
}
