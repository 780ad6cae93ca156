/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.ravenee.Breadcrumb;
import org.ravenee.Client;
import org.ravenee.Options;
import org.ravenee.Transport;
import org.ravenee.benchmarks.sides.RavenSide;
import org.ravenee.cdi.CapturedInterceptor;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.cdi.spi.Reporters;
import org.ravenee.servlet.RavenFilter;

/** Raven EE: its filter, and inside of that its interceptor around one business method. */
public final class RavenRequests implements AutoCloseable {

    private final Client client;
    private final Reporter reporter;
    private final Work work;
    private final RavenFilter filter = new RavenFilter();
    private final StubRequest request = new StubRequest();
    private final StubResponse response = new StubResponse();
    private final FilterChain chain;

    /** Starts the filter as a container does. */
    public RavenRequests(Work work) {
        Options options = RavenSide.options().transport(Transport.discarding()).build();
        this.work = work;
        this.client = Client.create(options);
        this.reporter = new Reporter(client, options);
        Reporters.register(RavenRequests.class.getClassLoader(), reporter);
        start(filter);
        CapturedInterceptor interceptor = new CapturedInterceptor();
        StubInvocation invocation = new StubInvocation(this::business);
        this.chain = (passed, answer) -> call(interceptor, invocation);
    }

    private static void start(RavenFilter filter) {
        try {
            filter.init(StubApplication.filterConfig());
        } catch (ServletException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void call(CapturedInterceptor interceptor, StubInvocation invocation)
            throws ServletException {
        try {
            interceptor.aroundInvoke(invocation);
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    private Object business() {
        if (work.setsTags()) {
            client.context().tag("tenant", "acme").tag("channel", "web");
        }
        if (work.leavesBreadcrumbs()) {
            client.captureBreadcrumb(Breadcrumb.of("shop", "Cart loaded"));
            client.captureBreadcrumb(Breadcrumb.of("shop", "Stock checked"));
        }
        return work;
    }

    /** Serves one request. */
    public Object serve() throws IOException, ServletException {
        filter.doFilter(request, response, chain);
        return request.getAttribute("");
    }

    @Override
    public void close() {
        Reporters.unregister(reporter);
        client.close();
    }
}
