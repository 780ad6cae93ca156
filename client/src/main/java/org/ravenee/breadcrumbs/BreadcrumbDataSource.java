/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.breadcrumbs;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.ConnectionBuilder;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.ShardingKeyBuilder;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.ravenee.Client;

/**
 * A data source whose statements leave breadcrumbs: the text, how long it took, and whether it
 * failed; of a batch, one breadcrumb. Equal statements in a row are one breadcrumb with {@code
 * count} and the sum of {@code duration_ms}. Literals in the text are replaced by {@code ?},
 * comments and parameters are left out, unless values are {@linkplain #withParameters asked for}.
 * Slow and failing statements can be {@linkplain Client#captureQuery reported} as events of their
 * own.
 *
 * <pre>{@code
 * DataSource orders =
 *         new BreadcrumbDataSource(pool, client).reportingSlowerThan(Duration.ofSeconds(2));
 * }</pre>
 *
 * Connections and statements can be unwrapped to those of the driver. Immutable; as safe for use by
 * several threads as what it wraps.
 */
public final class BreadcrumbDataSource implements DataSource {

    private final DataSource source;
    final Supplier<? extends @Nullable Client> raven;
    final @Nullable Duration slow;
    final boolean failures;
    final boolean parameters;

    /**
     * Wraps a data source.
     *
     * @param source gives the connections
     * @param raven takes breadcrumbs and events
     */
    public BreadcrumbDataSource(DataSource source, Client raven) {
        this(source, supplier(Objects.requireNonNull(raven, "raven")));
    }

    /**
     * Wraps a data source that exists before the client, or that several applications share.
     *
     * @param source gives the connections
     * @param raven returns the client that takes breadcrumbs and events, or null for none; asked
     *     after each statement, on its thread
     */
    public BreadcrumbDataSource(DataSource source, Supplier<? extends @Nullable Client> raven) {
        this(
                Objects.requireNonNull(source, "source"),
                Objects.requireNonNull(raven, "raven"),
                null,
                false,
                false);
    }

    private static Supplier<Client> supplier(Client raven) {
        return () -> raven;
    }

    private BreadcrumbDataSource(
            DataSource source,
            Supplier<? extends @Nullable Client> raven,
            @Nullable Duration slow,
            boolean failures,
            boolean parameters) {
        this.source = source;
        this.raven = raven;
        this.slow = slow;
        this.failures = failures;
        this.parameters = parameters;
    }

    /**
     * Reports statements that take long.
     *
     * @param time statements that take as long as that, or longer, are events
     * @return a data source that does
     */
    public BreadcrumbDataSource reportingSlowerThan(Duration time) {
        Objects.requireNonNull(time, "time");
        return new BreadcrumbDataSource(source, raven, time, failures, parameters);
    }

    /**
     * Reports statements that fail. The exception is part of the event, and is not reported again
     * when it arrives elsewhere.
     *
     * @return a data source that does
     */
    public BreadcrumbDataSource reportingFailures() {
        return new BreadcrumbDataSource(source, raven, slow, true, parameters);
    }

    /**
     * Keeps the literals of texts, and adds the parameters of prepared statements to breadcrumbs
     * and events, those of a batch for its first ten statements. The content of a database is often
     * personal data.
     *
     * @return a data source that does
     */
    public BreadcrumbDataSource withParameters() {
        return new BreadcrumbDataSource(source, raven, slow, failures, true);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return SqlStatementHandler.connection(source.getConnection(), this);
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return SqlStatementHandler.connection(source.getConnection(username, password), this);
    }

    @Override
    public ConnectionBuilder createConnectionBuilder() throws SQLException {
        return SqlStatementHandler.builder(source.createConnectionBuilder(), this);
    }

    @Override
    public ShardingKeyBuilder createShardingKeyBuilder() throws SQLException {
        return source.createShardingKeyBuilder();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() throws SQLException {
        return source.getLogWriter();
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
        source.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        source.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return source.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return source.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return type.isInstance(source) ? type.cast(source) : source.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(source) || source.isWrapperFor(type);
    }
}
