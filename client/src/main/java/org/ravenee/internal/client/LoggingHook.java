/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.client;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.ravenee.Client;
import org.ravenee.Options;
import org.ravenee.logging.RavenHandler;

/** Listens to everything that is logged, until the client is closed. */
final class LoggingHook {

    /** Held here, as the log manager holds loggers weakly, and with them their handlers. */
    private final Logger root = Logger.getLogger("");

    private final RavenHandler handler;

    private LoggingHook(RavenHandler handler) {
        this.handler = handler;
    }

    /** Returns null if nothing that is logged is wanted. */
    static @Nullable LoggingHook install(
            Client client, Options options, @Nullable ClassLoader application) {
        boolean crumbs =
                options.installLoggingHook()
                        && options.enableBreadcrumbs()
                        && options.loggingBreadcrumbLevel() != Level.OFF;
        if (!crumbs && options.loggingLevel() == Level.OFF) {
            return null;
        }
        RavenHandler handler = new RavenHandler(client);
        handler.setLevel(options.loggingLevel());
        handler.setBreadcrumbLevel(crumbs ? options.loggingBreadcrumbLevel() : Level.OFF);
        if (options.inContainer()) {
            // The root logger is the server's: what other deployments log is theirs.
            handler.setFilter(record -> isWithin(application));
        }
        LoggingHook hook = new LoggingHook(handler);
        hook.root.addHandler(handler);
        return hook;
    }

    private static boolean isWithin(@Nullable ClassLoader application) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        while (loader != null && loader != application) {
            loader = loader.getParent();
        }
        return loader != null;
    }

    void uninstall() {
        root.removeHandler(handler);
        handler.close();
    }
}
