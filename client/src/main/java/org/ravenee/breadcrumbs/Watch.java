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
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
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

    Connection connection(Connection connection) {
        return proxy(Connection.class, new Watched(connection, connection, null));
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
        private final Map<Object, @Nullable Object> values = new LinkedHashMap<>();

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
            if (parameters && name.startsWith("set") && isParameter(arguments)) {
                values.put(arguments[0], arguments[1]);
            } else if (name.equals("clearParameters")) {
                values.clear();
            }
            Object result = call(method, arguments);
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

        private boolean isParameter(Object[] arguments) {
            return target instanceof PreparedStatement
                    && arguments.length > 1
                    && (arguments[0] instanceof Integer || arguments[0] instanceof String);
        }

        private @Nullable Object execute(Method method, Object[] arguments) throws Throwable {
            String given = textOf(arguments);
            String text = given != null ? given : sql == null ? "(batch)" : sql;
            Instant begun = Instant.now();
            long start = System.nanoTime();
            try {
                Object result = call(method, arguments);
                ended(text, begun, System.nanoTime() - start, null);
                return result;
            } catch (Throwable e) {
                ended(text, begun, System.nanoTime() - start, e);
                throw e;
            }
        }

        private @Nullable Object call(Method method, Object[] arguments) throws Throwable {
            try {
                return method.invoke(target, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
            }
        }

        private void ended(String text, Instant begun, long nanos, @Nullable Throwable failure) {
            Duration time = Duration.ofNanos(nanos);
            boolean tooSlow = slow != null && time.compareTo(slow) >= 0;
            if (tooSlow || (failure != null && failures)) {
                report(text, time, failure);
            }
            Breadcrumb.Builder crumb =
                    Breadcrumb.builder()
                            .type("query")
                            .category("query")
                            .timestamp(begun)
                            .message(text)
                            .data("duration_ms", time.toMillis());
            if (!values.isEmpty()) {
                crumb.data("params", taken());
            }
            if (failure != null) {
                crumb.level(Level.ERROR).data("reason", failure.getClass().getName());
            }
            raven.captureBreadcrumb(crumb.build());
        }

        private void report(String text, Duration time, @Nullable Throwable failure) {
            raven.captureQuery(
                    text,
                    event -> {
                        event.timeSpent(time).level(failure == null ? Level.WARNING : Level.ERROR);
                        if (!values.isEmpty()) {
                            event.params(taken().toArray());
                        }
                        if (failure != null) {
                            event.data("exception", failure);
                        }
                    });
        }

        private Collection<@Nullable Object> taken() {
            return new java.util.ArrayList<>(values.values());
        }
    }
}
