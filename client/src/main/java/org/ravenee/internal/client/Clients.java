/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.client;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ravenee.Client;
import org.ravenee.Dsn;
import org.ravenee.Options;
import org.ravenee.Processor;
import org.ravenee.internal.context.CallerValues;
import org.ravenee.internal.context.ThreadBoundContext;
import org.ravenee.internal.delivery.Deliveries;
import org.ravenee.internal.delivery.Delivery;
import org.ravenee.internal.event.EventAssembler;
import org.ravenee.internal.event.InAppRules;
import org.ravenee.internal.event.SizeLimit;
import org.ravenee.internal.event.SourceContext;
import org.ravenee.internal.event.Surroundings;
import org.ravenee.internal.event.Tags;
import org.ravenee.internal.event.Traces;
import org.ravenee.internal.values.Causes;
import org.ravenee.internal.values.ForeignCode;
import org.ravenee.internal.values.ValueConverter;

/** Puts a client together as the options say. */
public final class Clients {

    private Clients() {}

    /** Creates a client. */
    public static Client create(Options options) {
        Dsn dsn = options.enabled() ? options.dsn() : null;
        if (dsn == null) {
            System.getLogger("org.ravenee")
                    .log(
                            System.Logger.Level.INFO,
                            options.enabled()
                                    ? "No sentry.dsn: nothing is reported"
                                    : "sentry.enabled is false: nothing is reported");
        }
        ClassLoader application = application();
        ForeignCode foreign = new ForeignCode();
        Causes causes = new Causes(foreign);
        ValueConverter converter =
                new ValueConverter(options.stringMaxLength(), options.listMaxLength(), foreign);
        CallerValues values = new CallerValues(converter);
        ReportedThrowables reported = new ReportedThrowables(causes);
        ThreadBoundContext context =
                new ThreadBoundContext(
                        converter,
                        options.enableBreadcrumbs() ? options.maxBreadcrumbs() : 0,
                        new ReportedIds(reported, causes));
        Surroundings surroundings =
                new Surroundings(
                        application,
                        options.includeVersions(),
                        options.serverName(),
                        options.inContainer());
        EventAssembler assembler =
                new EventAssembler(
                        options,
                        values,
                        new InAppRules(options.inAppIncludes(), options.inAppExcludes()),
                        new SourceContext(options.sourceContext() ? application : null),
                        surroundings,
                        causes);
        Delivery delivery =
                dsn == null ? Delivery.none() : Deliveries.create(dsn, limited(options));
        RavenClient client =
                new RavenClient(
                        options,
                        dsn,
                        context,
                        values,
                        reported,
                        assembler,
                        surroundings,
                        delivery,
                        new Traces(application),
                        foreign,
                        causes);
        if (dsn != null) {
            install(client, options, application);
        }
        return client;
    }

    private static void install(
            RavenClient client, Options options, @Nullable ClassLoader application) {
        if (options.installSysHook()) {
            UncaughtExceptions hook = UncaughtExceptions.install(client, options.shutdownTimeout());
            client.beforeClose(hook::uninstall);
        }
        LoggingHook hook = LoggingHook.install(client, options, application);
        if (hook != null) {
            client.beforeClose(hook::uninstall);
        }
    }

    /** Whatever the processors made of an event, servers take it when they have. */
    private static Options limited(Options options) {
        List<Processor> processors = new ArrayList<>(options.processors());
        processors.add(new Tags());
        processors.add(new SizeLimit());
        return options.toBuilder().processors(processors.toArray(Processor[]::new)).build();
    }

    /** The loader that knows the application; it is held until the client is closed. */
    private static @Nullable ClassLoader application() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context == null ? Clients.class.getClassLoader() : context;
    }
}
