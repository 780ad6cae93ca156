/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.client;

import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.ravenee.Client;
import org.ravenee.Options;
import org.ravenee.internal.values.OwnThread;
import org.ravenee.logging.RavenHandler;
import org.ravenee.spi.ContextManager;

/** Listens to everything that is logged, until the client is closed. */
final class LoggingHook implements Runnable, AutoCloseable {

    /** Held here, as the log manager holds loggers weakly, and with them their handlers. */
    private @Nullable Logger root;

    private @Nullable RavenHandler handler;

    /**
     * Before the first log record {@code java.util.logging} has to start, and takes longer for that
     * than all of the client: so it does beside it. Only in plain Java and where it reads nothing
     * but the JDK's own configuration: another one may have it make objects of classes that the
     * calling thread is about to initialise, and each would wait for the other.
     */
    void prepare() {
        if (LoggingHook.class.getClassLoader() == ClassLoader.getSystemClassLoader() && isUsual()) {
            try {
                new OwnThread(this, "raven-logging").start();
            } catch (OutOfMemoryError e) {
                // No thread to be had: logging starts when it is needed.
            }
        }
    }

    private static boolean isUsual() {
        return System.getProperty("java.util.logging.manager") == null
                && System.getProperty("java.util.logging.config.class") == null
                && System.getProperty("java.util.logging.config.file") == null;
    }

    @Override
    public void run() {
        // Without its handlers, whose formatters may be classes of the application.
        LogManager.getLogManager();
    }

    /** Tells whether all settings of log breadcrumbs have their default, which enables them. */
    static boolean isWanted(Map<String, String> settings) {
        return !settings.containsKey("sentry.install-logging-hook")
                && !settings.containsKey("sentry.enable-breadcrumbs")
                && !settings.containsKey("sentry.logging.breadcrumb-level");
    }

    /** Tells whether any log record becomes an event or a breadcrumb. */
    static boolean isWanted(Options options) {
        return options.enabled() && options.dsn() != null && options.listensToLogging();
    }

    /** Installs nothing if no log record becomes an event or a breadcrumb. */
    void install(Client client, Options options, @Nullable ClassLoader application) {
        if (!isWanted(options)) {
            return;
        }
        boolean breadcrumbs = options.installLoggingHook() && options.enableBreadcrumbs();
        RavenHandler installed = new RavenHandler(client);
        installed.setLevel(options.loggingLevel());
        installed.setBreadcrumbLevel(breadcrumbs ? options.loggingBreadcrumbLevel() : Level.OFF);
        if (options.inContainer()) {
            // The root logger is the server's: what other deployments log is theirs.
            installed.setFilter(
                    record ->
                            !ServerLoggers.contain(record.getLoggerName())
                                    && (isWithin(application) || isServing(client)));
        }
        handler = installed;
        root = Logger.getLogger("");
        root.addHandler(installed);
    }

    private static boolean isWithin(@Nullable ClassLoader application) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        while (loader != null && loader != application) {
            loader = loader.getParent();
        }
        return loader != null;
    }

    /** A request of the application may call code of another class loader. */
    private static boolean isServing(Client client) {
        ContextManager contexts = ContextManager.of(client);
        return contexts != null && contexts.current() != null;
    }

    @Override
    public void close() {
        if (root != null && handler != null) {
            root.removeHandler(handler);
            handler.close();
        }
    }
}
