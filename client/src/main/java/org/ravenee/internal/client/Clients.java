/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.client;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ravenee.Client;
import org.ravenee.Dsn;
import org.ravenee.Options;
import org.ravenee.internal.context.InputLimits;
import org.ravenee.internal.context.ThreadBoundContext;
import org.ravenee.internal.delivery.DeliveryFactory;
import org.ravenee.internal.delivery.NoDelivery;
import org.ravenee.internal.event.Traces;
import org.ravenee.internal.log.ClientMessages;
import org.ravenee.internal.values.ThrowableReader;
import org.ravenee.internal.values.ValueConverter;
import org.ravenee.spi.OperatorLogger;

/** Puts a client together as the options say. */
public final class Clients {

    private Clients() {}

    /** Creates a client as settings say, which take their time to be read. */
    public static Client create(Map<String, String> settings) {
        LoggingHook logging = new LoggingHook();
        if (LoggingHook.isWanted(settings)) {
            logging.prepare();
            return create(Options.of(settings), logging);
        }
        return create(Options.of(settings));
    }

    /** Creates a client. */
    public static Client create(Options options) {
        LoggingHook logging = new LoggingHook();
        if (LoggingHook.isWanted(options)) {
            logging.prepare();
        }
        return create(options, logging);
    }

    private static Client create(Options options, LoggingHook logging) {
        Dsn dsn = options.enabled() ? options.dsn() : null;
        if (dsn == null) {
            new OperatorLogger()
                    .log(options.enabled() ? ClientMessages.NO_DSN : ClientMessages.DISABLED);
        } else if (!options.scrub()) {
            new OperatorLogger().log(ClientMessages.SCRUBBING_IS_OFF);
        }
        ClassLoader application = application();
        ValueConverter converter =
                new ValueConverter(options.stringMaxLength(), options.listMaxLength());
        InputLimits values = new InputLimits(converter);
        ThrowableReader throwables = new ThrowableReader();
        ReportedThrowables reported = new ReportedThrowables(throwables);
        ThreadBoundContext context =
                new ThreadBoundContext(
                        converter,
                        options.enableBreadcrumbs() ? options.maxBreadcrumbs() : 0,
                        reported);
        Assembly assembly = new Assembly(options, values, application);
        RavenClient client =
                new RavenClient(
                        options,
                        dsn,
                        context,
                        values,
                        reported,
                        assembly,
                        dsn == null
                                ? new NoDelivery()
                                : DeliveryFactory.create(dsn, options, assembly),
                        new Traces(application),
                        throwables);
        if (dsn != null) {
            if (options.installSysHook()) {
                client.beforeClose(UncaughtExceptions.install(client));
            }
            if (!options.inContainer()) {
                client.beforeClose(ShutdownHook.install(client, options.shutdownTimeout()));
            }
            logging.install(client, options, application);
            client.beforeClose(logging);
        }
        return client;
    }

    /** The loader that knows the application; it is held until the client is closed. */
    private static @Nullable ClassLoader application() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context == null ? Clients.class.getClassLoader() : context;
    }
}
