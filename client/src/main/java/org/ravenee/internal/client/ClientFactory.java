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
import org.ravenee.internal.context.ContextStorage;
import org.ravenee.internal.context.CurrentContext;
import org.ravenee.internal.context.InputLimits;
import org.ravenee.internal.context.MdcTags;
import org.ravenee.internal.context.OpenTelemetryTrace;
import org.ravenee.internal.delivery.Delivery;
import org.ravenee.internal.delivery.DeliveryFactory;
import org.ravenee.internal.delivery.NoDelivery;
import org.ravenee.internal.delivery.PendingCheckIn;
import org.ravenee.internal.values.ThrowableReader;
import org.ravenee.internal.values.ValueConverter;

/** Creates clients from options. */
public final class ClientFactory {

    private ClientFactory() {}

    /** Creates a client from settings. Logging starts while they are read. */
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
        ClassLoader application = application();
        ValueConverter converter =
                new ValueConverter(options.stringMaxLength(), options.listMaxLength());
        InputLimits values = new InputLimits(converter);
        ThrowableReader throwables = new ThrowableReader();
        ReportedThrowables reported = new ReportedThrowables(throwables);
        EventPipeline pipeline = new EventPipeline(options, values, application);
        Delivery delivery =
                dsn == null ? new NoDelivery() : DeliveryFactory.create(dsn, options, pipeline);
        CurrentContext context =
                new CurrentContext(
                        converter,
                        options.enableBreadcrumbs() ? options.maxBreadcrumbs() : 0,
                        reported,
                        new ContextStorage(new OpenTelemetryTrace(application)),
                        checkIn ->
                                delivery.accept(
                                        new PendingCheckIn(
                                                checkIn, options.environment(), pipeline::release)),
                        new MdcTags(options.loggingMdcTags(), application));
        RavenClient client =
                new RavenClient(
                        options,
                        dsn,
                        context,
                        new EventCapture(
                                options, context, values, reported, pipeline, delivery, throwables),
                        pipeline,
                        delivery);
        if (dsn == null) {
            StartupLog.logDisabled(options, application);
        } else {
            StartupLog.logEnabled(options, dsn, pipeline);
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

    /** The class loader of the application. It is held until the client is closed. */
    private static @Nullable ClassLoader application() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context == null ? ClientFactory.class.getClassLoader() : context;
    }
}
