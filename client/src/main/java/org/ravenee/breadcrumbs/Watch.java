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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ravenee.Breadcrumb;
import org.ravenee.Client;
import org.ravenee.Level;

/**
 * Watches the statements of connections. By proxies of the interfaces: each version of JDBC adds
 * methods, and what a driver implements is for the driver to say.
 *
 * @param raven takes breadcrumbs and events
 * @param slow from when on a statement is an event; null for never
 * @param failures whether a failing statement is one
 * @param parameters whether parameters are taken along
 */
record Watch(Client raven, @Nullable Duration slow, boolean failures, boolean parameters) {

    private static final Object[] NOTHING = {};
    private static final int MOST_SETS = 10;
    private static final Comparator<Object> BY_INDEX_OR_NAME =
            Comparator.comparing(key -> key instanceof Integer index ? index : Integer.MAX_VALUE)
                    .thenComparing(String::valueOf);
    private static final String BATCH = "(batch)";

    Connection connection(Connection connection) {
        return proxy(Connection.class, new Watched(connection, connection, null));
    }

    /** The connections that it builds are watched. */
    ConnectionBuilder builder(ConnectionBuilder builder) {
        return proxy(
                ConnectionBuilder.class,
                (proxy, method, arguments) -> {
                    Object result = call(builder, method, arguments);
                    if (result instanceof Connection connection) {
                        return connection(connection);
                    }
                    return result instanceof ConnectionBuilder more ? builder(more) : result;
                });
    }

    private static @Nullable Object call(
            Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(
                        Watch.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private final class Watched implements InvocationHandler {

        private final Object target;
        private final Object connection;
        private final @Nullable String sql;

        private final Map<Object, @Nullable Object> values = new TreeMap<>(BY_INDEX_OR_NAME);

        /** Of a batch: the texts, or the parameters, of the first few statements. */
        private final List<Object> sets = new ArrayList<>();

        private int batch;

        /** A statement belongs to the watched connection, and may know its text. */
        Watched(Object target, Object connection, @Nullable String sql) {
            this.target = target;
            this.connection = connection;
            this.sql = sql;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] given)
                throws Throwable {
            Object[] arguments = given == null ? NOTHING : given;
            String name = method.getName();
            if (name.equals("equals")) {
                return proxy == arguments[0];
            }
            if (target instanceof Statement && name.startsWith("execute")) {
                return execute(method, arguments);
            }
            if (target instanceof Statement && name.equals("getConnection")) {
                return connection;
            }
            if (target instanceof Statement) {
                prepare(name, arguments);
            }
            Object result = call(target, method, arguments);
            String text = textOf(arguments);
            // The most special interface first.
            if (result instanceof CallableStatement && name.equals("prepareCall")) {
                return proxy(CallableStatement.class, new Watched(result, proxy, text));
            }
            if (result instanceof PreparedStatement && name.equals("prepareStatement")) {
                return proxy(PreparedStatement.class, new Watched(result, proxy, text));
            }
            return result instanceof Statement && name.equals("createStatement")
                    ? proxy(Statement.class, new Watched(result, proxy, null))
                    : result;
        }

        private static @Nullable String textOf(Object[] arguments) {
            return arguments.length > 0 && arguments[0] instanceof String text ? text : null;
        }

        private void prepare(String name, Object[] arguments) {
            if (parameters && name.startsWith("set") && isParameter(arguments)) {
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
                result = call(target, method, arguments);
            } catch (Throwable e) {
                tell(text, begun, System.nanoTime() - start, isBatch, e);
                throw e;
            }
            tell(text, begun, System.nanoTime() - start, isBatch, null);
            return result;
        }

        private String batchText() {
            return sets.isEmpty()
                    ? BATCH
                    : sets.stream().map(String::valueOf).collect(Collectors.joining("; "));
        }

        /** What goes wrong with that is not the statement's failure. */
        private void tell(
                String text,
                Instant begun,
                long nanos,
                boolean isBatch,
                @Nullable Throwable failure) {
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
            Collection<?> given = isBatch && sql == null ? List.of() : isBatch ? sets : taken();
            boolean tooSlow = slow != null && time.compareTo(slow) >= 0;
            if (tooSlow || (failure != null && failures)) {
                report(text, time, given, failure);
            }
            Breadcrumb.Builder crumb =
                    Breadcrumb.builder()
                            .type("query")
                            .category("query")
                            .timestamp(begun)
                            .message(text)
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

        private void report(
                String text, Duration time, Collection<?> given, @Nullable Throwable failure) {
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
}
