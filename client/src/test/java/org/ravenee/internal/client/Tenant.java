/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.client;

import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.ravenee.Client;
import org.ravenee.Options;
import org.ravenee.Scope;
import org.ravenee.User;
import org.ravenee.spi.ContextManager;
import org.ravenee.spi.RequestContext;

/** Uses a client in every way that touches what is not its own: classes, threads, hooks. */
public final class Tenant implements Runnable {

    @Override
    public void run() {
        Options options =
                Options.builder()
                        .dsn("http://public@127.0.0.1:1/1")
                        .installSysHook(true)
                        .installLoggingHook(true)
                        .loggingLevel(Level.WARNING)
                        .shutdownTimeout(Duration.ofMillis(200))
                        .build();
        try (Client client = Client.create(options)) {
            client.userContext(User.of("tenant"));
            client.captureBreadcrumb("of the thread, and left on it");
            try (Scope scope = client.context().push()) {
                client.context().tag("scope", "closed");
            }
            Scope open = client.context().push();
            RequestContext request = ((ContextManager) client.context()).begin(null);
            client.captureBreadcrumb("of a request on the thread");
            request.detach();
            client.captureException(
                    new IllegalStateException("of the JDK", new UncheckedByTenant()),
                    event ->
                            event.extra("list", List.of(1, new Tenant()))
                                    .extra("self", this)
                                    .stack(true));
            Logger.getLogger("tenant").warning("logged");
            Thread failing = new Thread(client.context().wrap(Tenant::fail));
            failing.setUncaughtExceptionHandler(
                    (thread, thrown) -> client.captureException(thrown));
            failing.start();
            join(failing);
            assert open != null;
        }
    }

    private static void fail() {
        throw new UncheckedByTenant();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class UncheckedByTenant extends RuntimeException {

        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            return "worked out by foreign code";
        }
    }
}
