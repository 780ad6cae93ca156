/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.logging;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.logging.ErrorManager;
import java.util.logging.Filter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;
import org.ravenee.Breadcrumb;
import org.ravenee.Client;
import org.ravenee.EventBuilder;
import org.ravenee.LogEntry;
import org.ravenee.Mechanism;
import org.ravenee.Options;
import org.ravenee.internal.event.MessageFormatter;
import org.ravenee.internal.scrub.LogScrubber;
import org.ravenee.internal.values.OwnThread;
import org.ravenee.internal.values.ValueConverter;

/**
 * Makes events and breadcrumbs of log records: from {@link #setLevel SEVERE} on events, from {@link
 * #setBreadcrumbLevel INFO} on breadcrumbs. A record with an exception is an event of that
 * exception, unless it has been reported already. The message keeps its template, by which servers
 * group, and the parameters of either form, {@code {0}} and {@code %s}.
 *
 * <p>Add it to a logger:
 *
 * <pre>{@code
 * Logger.getLogger("").addHandler(new RavenHandler(client));
 * }</pre>
 *
 * <p>or set it up with nothing but a {@code logging.properties}:
 *
 * <pre>
 * handlers = java.util.logging.ConsoleHandler, org.ravenee.logging.RavenHandler
 * org.ravenee.logging.RavenHandler.dsn = https://public@sentry.example.com/1
 * org.ravenee.logging.RavenHandler.level = WARNING
 * org.ravenee.logging.RavenHandler.breadcrumb-level = FINE
 * </pre>
 *
 * where {@code dsn}, {@code level}, {@code breadcrumb-level} and {@code filter} (a class name) may
 * be left out; other settings come from environment and system properties, as ever. A custom
 * handler of WildFly sets the same as properties {@code dsn}, {@code level} and {@code
 * breadcrumbLevel}.
 *
 * <p>A handler that was set up so has a client of its own, and shares nothing with a {@link Client}
 * of the application: its events have the breadcrumbs of the log and nothing of the application's
 * context, the application's events have no breadcrumbs of it, and an exception that is both logged
 * and captured is two events. An application with a client lets that one listen instead, by {@code
 * sentry.logging.level} or with {@link #RavenHandler(Client)}.
 *
 * <p>The client's own records, and whatever is logged while one of them is handled, are left out.
 * Never throws, holds no lock, and sends nothing on the thread that logs. The mapped diagnostic
 * context becomes tags by {@code sentry.logging.mdc-tags}.
 */
public final class RavenHandler extends Handler {

    private static final String PREFIX = RavenHandler.class.getName() + ".";
    private static final int LONGEST_TEXT = 1024;
    private static final int LONGEST_LIST = 50;
    private static final Duration FLUSH = Duration.ofSeconds(2);

    private final ValueConverter values = new ValueConverter(LONGEST_TEXT, LONGEST_LIST);

    /** An instance field, so that it ends with its handler. */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable Boolean> atWork = new ThreadLocal<>();

    private final Object creating = new Object();
    private final boolean ownsClient;
    private volatile @Nullable Client client;
    private volatile @Nullable String dsn;
    private volatile Level eventLevel = Level.SEVERE;
    private volatile Level breadcrumbLevel = Level.INFO;
    private volatile boolean closed;

    /**
     * Creates a handler from the logging configuration; its client comes into being with the first
     * record that needs it, and is closed with the handler.
     */
    @SuppressWarnings("this-escape")
    public RavenHandler() {
        ownsClient = true;
        dsn = property("dsn");
        eventLevel = level("level", Level.SEVERE);
        breadcrumbLevel = level("breadcrumb-level", Level.INFO);
        String filter = property("filter");
        if (filter != null) {
            try {
                Class<?> type = Class.forName(filter, true, ClassLoader.getSystemClassLoader());
                setFilter((Filter) type.getDeclaredConstructor().newInstance());
            } catch (ReflectiveOperationException | LinkageError | ClassCastException e) {
                System.err.println(
                        "Can't load filter "
                                + LogScrubber.usual().text(filter)
                                + ": "
                                + LogScrubber.usual().text(e));
            }
        }
    }

    /**
     * Creates a handler for a client, which the application closes.
     *
     * @param client makes events and keeps breadcrumbs
     */
    @SuppressWarnings("this-escape")
    public RavenHandler(Client client) {
        this.client = Objects.requireNonNull(client, "client");
        this.ownsClient = false;
    }

    private static @Nullable String property(String name) {
        String value = LogManager.getLogManager().getProperty(PREFIX + name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static Level level(String name, Level otherwise) {
        String value = property(name);
        try {
            return value == null ? otherwise : Level.parse(value.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            System.err.println("Bad level value for property: " + PREFIX + name);
            return otherwise;
        }
    }

    /**
     * Sets where events go; for handlers without a client, before the first record.
     *
     * @param dsn a DSN
     */
    public void setDsn(String dsn) {
        this.dsn = dsn;
    }

    /**
     * Sets the level from which records are events.
     *
     * @param level a level; {@code OFF} makes no events
     */
    @Override
    public synchronized void setLevel(Level level) {
        eventLevel = Objects.requireNonNull(level, "level");
    }

    /**
     * Returns the level from which records are events.
     *
     * @return the level, at first {@code SEVERE}
     */
    @Override
    public Level getLevel() {
        return eventLevel;
    }

    /**
     * Sets the level from which records are breadcrumbs.
     *
     * @param level a level; {@code OFF} makes no breadcrumbs
     */
    public void setBreadcrumbLevel(Level level) {
        breadcrumbLevel = Objects.requireNonNull(level, "level");
    }

    /**
     * Returns the level from which records are breadcrumbs.
     *
     * @return the level, at first {@code INFO}
     */
    public Level getBreadcrumbLevel() {
        return breadcrumbLevel;
    }

    @Override
    public boolean isLoggable(@Nullable LogRecord record) {
        try {
            if (record == null || !isWanted(record)) {
                return false;
            }
            Filter filter = getFilter();
            return filter == null || filter.isLoggable(record);
        } catch (Throwable e) {
            // Some log managers ask before they publish, on the thread of the application.
            failed(e);
            return false;
        }
    }

    private boolean isWanted(LogRecord record) {
        return (reaches(record, eventLevel) || reaches(record, breadcrumbLevel))
                && !closed
                && !Records.areOwn(record.getLoggerName());
    }

    private static boolean reaches(LogRecord record, Level level) {
        return level != Level.OFF && record.getLevel().intValue() >= level.intValue();
    }

    @Override
    public void publish(@Nullable LogRecord record) {
        try {
            if (record != null && isWanted(record) && !isInside()) {
                publishWanted(record);
            }
        } catch (Throwable e) {
            failed(e);
        }
    }

    /** Records that are logged while an event is prepared or sent would be sent without end. */
    private boolean isInside() {
        return OwnThread.isCurrent() || atWork.get() != null;
    }

    private void publishWanted(LogRecord record) {
        atWork.set(true);
        try {
            if (isLoggable(record)) {
                handle(record, client());
            }
        } finally {
            atWork.remove();
        }
    }

    /** The error manager is the application's, and may fail as well. */
    private void failed(Throwable failure) {
        try {
            reportError(
                    "Raven EE could not handle a record",
                    LogScrubber.usual().throwable(failure),
                    ErrorManager.WRITE_FAILURE);
        } catch (Throwable e) {
            // The ErrorManager failed, too: no place is left to report to.
        }
    }

    private void handle(LogRecord record, Client reporting) {
        String template = Records.template(record);
        List<@Nullable Object> params = List.of();
        if (Records.hasParameters(record)) {
            params = new java.util.ArrayList<>();
            for (Object parameter : record.getParameters()) {
                params.add(values.convert(parameter));
            }
        }
        if (reaches(record, eventLevel)) {
            report(record, template, params, reporting);
        }
        if (reaches(record, breadcrumbLevel)) {
            LogEntry text = MessageFormatter.of(template, params);
            Breadcrumb.Builder crumb =
                    Breadcrumb.builder()
                            .timestamp(record.getInstant())
                            .level(Records.level(record.getLevel()))
                            .category(record.getLoggerName())
                            .message(text.formatted() == null ? text.message() : text.formatted());
            if (record.getThrown() != null) {
                crumb.data("exception", record.getThrown().getClass().getName());
            }
            reporting.captureBreadcrumb(crumb.build());
        }
    }

    private static void report(
            LogRecord record, String template, List<@Nullable Object> params, Client reporting) {
        java.util.function.Consumer<EventBuilder> with =
                event -> {
                    event.level(Records.level(record.getLevel()))
                            .timestamp(record.getInstant())
                            .mechanism(Mechanism.of("auto.log.jul", true));
                    if (record.getLoggerName() != null) {
                        event.logger(record.getLoggerName());
                    }
                    if (!template.isEmpty()) {
                        event.message(template);
                    }
                    if (!params.isEmpty()) {
                        event.params(params.toArray());
                    }
                };
        if (record.getThrown() != null) {
            reporting.captureException(record.getThrown(), with);
        } else {
            reporting.captureMessage(template, with);
        }
    }

    private Client client() {
        Client existing = client;
        if (existing == null) {
            synchronized (creating) {
                existing = client;
                if (existing == null) {
                    String given = dsn;
                    Options options =
                            given == null
                                    ? Options.fromEnvironment()
                                    : Options.fromEnvironment(given);
                    existing =
                            Client.create(
                                    options.toBuilder()
                                            .installLoggingHook(false)
                                            .installSysHook(false)
                                            .build());
                    client = existing;
                }
            }
        }
        return existing;
    }

    /** Waits a while until what was reported is delivered. */
    @Override
    public void flush() {
        Client existing = client;
        if (existing != null) {
            existing.flush(FLUSH);
        }
    }

    /** Handles nothing more; a client that came with the handler ends with it. */
    @Override
    public void close() {
        closed = true;
        Client existing = client;
        if (ownsClient && existing != null) {
            existing.close();
        }
    }
}
