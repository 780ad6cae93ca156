/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.breadcrumbs;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.ConnectionBuilder;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.ravenee.Breadcrumb;
import org.ravenee.Client;
import org.ravenee.Level;

/**
 * Watches the statements of connections. By proxies of the interfaces: each version of JDBC adds
 * methods, and what a driver implements is for the driver to say.
 */
final class SqlStatementHandler implements InvocationHandler {

    private static final Object[] NOTHING = {};
    private static final int MOST_SETS = 10;
    private static final String BATCH = "(batch)";

    private final BreadcrumbDataSource settings;
    private final Object target;
    private final @Nullable Object connection;
    private final @Nullable String sql;

    /** By index, then by name. */
    private final Map<Object, @Nullable Object> values =
            new TreeMap<>(SqlStatementHandler::compare);

    /** Of a batch: the texts, or the parameters, of the first few statements. */
    private final List<Object> sets = new ArrayList<>();

    private int batch;

    /** The text of the prepared statement as it is shown. */
    private @Nullable String shown;

    /** A statement belongs to the watched connection, and may know its text. */
    private SqlStatementHandler(
            BreadcrumbDataSource settings,
            Object target,
            @Nullable Object connection,
            @Nullable String sql) {
        this.settings = settings;
        this.target = target;
        this.connection = connection;
        this.sql = sql;
    }

    static Connection connection(Connection connection, BreadcrumbDataSource settings) {
        return proxy(Connection.class, new SqlStatementHandler(settings, connection, null, null));
    }

    /** The connections that it builds are watched. */
    static ConnectionBuilder builder(ConnectionBuilder builder, BreadcrumbDataSource settings) {
        return proxy(
                ConnectionBuilder.class, new SqlStatementHandler(settings, builder, null, null));
    }

    private static <T> T proxy(Class<T> type, SqlStatementHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(
                        SqlStatementHandler.class.getClassLoader(),
                        new Class<?>[] {type},
                        handler));
    }

    private static int compare(Object key, Object other) {
        int index = key instanceof Integer i ? i : Integer.MAX_VALUE;
        int order = Integer.compare(index, other instanceof Integer i ? i : Integer.MAX_VALUE);
        return order == 0 ? key.toString().compareTo(other.toString()) : order;
    }

    private @Nullable Object call(Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] given)
            throws Throwable {
        Object[] arguments = given == null ? NOTHING : given;
        String name = method.getName();
        if (name.equals("equals")) {
            return proxy == arguments[0];
        }
        if (target instanceof Statement) {
            if (name.startsWith("execute")) {
                return execute(method, arguments);
            }
            if (name.equals("getConnection")) {
                return connection;
            }
            prepare(name, arguments);
        }
        Object result = call(method, arguments);
        if (target instanceof ConnectionBuilder) {
            return built(result);
        }
        return switch (name) {
            case "prepareCall" -> statement(CallableStatement.class, result, proxy, arguments);
            case "prepareStatement" -> statement(PreparedStatement.class, result, proxy, arguments);
            case "createStatement" -> statement(Statement.class, result, proxy, NOTHING);
            default -> result;
        };
    }

    private @Nullable Object built(@Nullable Object result) {
        if (result instanceof Connection made) {
            return connection(made, settings);
        }
        return result instanceof ConnectionBuilder more ? builder(more, settings) : result;
    }

    private @Nullable Object statement(
            Class<?> type, @Nullable Object result, Object proxy, Object[] arguments) {
        return type.isInstance(result)
                ? proxy(type, new SqlStatementHandler(settings, result, proxy, textOf(arguments)))
                : result;
    }

    private static @Nullable String textOf(Object[] arguments) {
        return arguments.length > 0 && arguments[0] instanceof String text ? text : null;
    }

    private void prepare(String name, Object[] arguments) {
        if (settings.parameters && name.startsWith("set") && isParameter(arguments)) {
            values.put(arguments[0], name.equals("setNull") ? null : arguments[1]);
        } else if (name.equals("clearParameters")) {
            values.clear();
        } else if (name.equals("clearBatch")) {
            clearBatch();
        } else if (name.equals("addBatch")) {
            batch++;
            if (sets.size() < MOST_SETS && (arguments.length > 0 || !values.isEmpty())) {
                sets.add(arguments.length > 0 ? String.valueOf(arguments[0]) : taken());
            }
        }
    }

    private void clearBatch() {
        batch = 0;
        sets.clear();
    }

    private boolean isParameter(Object[] arguments) {
        return target instanceof PreparedStatement
                && arguments.length > 1
                && (arguments[0] instanceof Integer || arguments[0] instanceof String);
    }

    private @Nullable Object execute(Method method, Object[] arguments) throws Throwable {
        String given = textOf(arguments);
        boolean isBatch = method.getName().endsWith("Batch");
        String text = given != null ? given : sql != null ? sql : isBatch ? batchText() : BATCH;
        Instant begun = Instant.now();
        long start = System.nanoTime();
        Object result;
        try {
            result = call(method, arguments);
        } catch (Throwable e) {
            record(text, begun, System.nanoTime() - start, isBatch, e);
            throw e;
        }
        record(text, begun, System.nanoTime() - start, isBatch, null);
        return result;
    }

    private String batchText() {
        StringJoiner texts = new StringJoiner("; ").setEmptyValue(BATCH);
        for (Object set : sets) {
            texts.add(set.toString());
        }
        return texts.toString();
    }

    /** A failure to report does not become the failure of the statement. */
    private void record(
            String text, Instant begun, long nanos, boolean isBatch, @Nullable Throwable failure) {
        try {
            ended(text, begun, Duration.ofNanos(nanos), isBatch, failure);
        } catch (Throwable e) {
            if (failure != null && e != failure) {
                failure.addSuppressed(e);
            }
        } finally {
            if (isBatch) {
                clearBatch();
            }
        }
    }

    private void ended(
            String text,
            Instant begun,
            Duration time,
            boolean isBatch,
            @Nullable Throwable failure) {
        Client raven = settings.raven.get();
        if (raven == null || !raven.isEnabled()) {
            return;
        }
        String statement = shown(text);
        Collection<?> given = isBatch && sql == null ? List.of() : isBatch ? sets : taken();
        boolean tooSlow = settings.slow != null && time.compareTo(settings.slow) >= 0;
        if (tooSlow || (failure != null && settings.failures)) {
            report(raven, statement, time, given, failure);
        }
        Breadcrumb.Builder crumb =
                Breadcrumb.builder()
                        .type("query")
                        .category("query")
                        .timestamp(begun)
                        .message(statement)
                        .data("duration_ms", time.toMillis());
        if (isBatch) {
            crumb.data("batch", batch);
        }
        if (!given.isEmpty()) {
            crumb.data("params", given);
        }
        if (failure != null) {
            crumb.level(Level.ERROR).data("reason", failure.getClass().getName());
        }
        raven.captureBreadcrumb(crumb.build());
    }

    private String shown(String text) {
        if (settings.parameters) {
            return text;
        }
        if (!text.equals(sql)) {
            return SqlText.withoutValues(text);
        }
        if (shown == null) {
            shown = SqlText.withoutValues(text);
        }
        return shown;
    }

    private static void report(
            Client raven,
            String text,
            Duration time,
            Collection<?> given,
            @Nullable Throwable failure) {
        raven.captureQuery(
                text,
                event -> {
                    event.timeSpent(time).level(failure == null ? Level.WARNING : Level.ERROR);
                    if (!given.isEmpty()) {
                        event.params(given.toArray());
                    }
                    if (failure != null) {
                        event.data("exception", failure);
                    }
                });
    }

    private Collection<@Nullable Object> taken() {
        return new ArrayList<>(values.values());
    }
}
