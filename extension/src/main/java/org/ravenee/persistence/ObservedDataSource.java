/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.persistence;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.ConnectionBuilder;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.ShardingKeyBuilder;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A data source for {@code @DataSourceDefinition} whose statements leave breadcrumbs with the
 * client of the current application. It creates the data source of a driver, and hands its
 * properties to it.
 *
 * <pre>{@code
 * @DataSourceDefinition(
 *         name = "java:app/jdbc/orders",
 *         className = "org.ravenee.persistence.ObservedDataSource",
 *         url = "jdbc:postgresql://db/orders",
 *         user = "shop",
 *         password = "${ENV=DB_PASSWORD}",
 *         properties = {"dataSourceClassName=org.postgresql.ds.PGSimpleDataSource", "slowQuery=2s"})
 * class Orders {}
 * }</pre>
 *
 * The class of the driver is found by the context class loader. The container pools connections as
 * it does for the driver's own {@link DataSource}; for XA, wrap the container's data source by
 * {@link org.ravenee.breadcrumbs.BreadcrumbDataSource} in a producer. Set all properties before the
 * first connection. Safe for use by several threads then.
 */
public final class ObservedDataSource implements DataSource {

    private final DriverProperties driver = new DriverProperties();
    private @Nullable String dataSourceClassName;
    private @Nullable String slowQuery;
    private @Nullable String failedQueries;
    private @Nullable DataSource source;

    /** Called by the container. */
    public ObservedDataSource() {}

    /**
     * Sets the driver.
     *
     * @param name the class of its {@link DataSource}; required
     */
    public void setDataSourceClassName(String name) {
        this.dataSourceClassName = name;
    }

    /**
     * Reports slow statements as events.
     *
     * @param duration how long they take: seconds, or an ISO-8601 duration
     */
    public void setSlowQuery(String duration) {
        this.slowQuery = duration;
    }

    /**
     * Reports failing statements as events.
     *
     * @param failedQueries {@code true} or {@code false}
     */
    public void setFailedQueries(String failedQueries) {
        this.failedQueries = failedQueries;
    }

    /**
     * Sets other properties of the driver's data source.
     *
     * @param properties names and values: {@code currentSchema=shop;sslMode=require}
     */
    public void setDriverProperties(String properties) {
        driver.setAll(properties);
    }

    /**
     * Sets the address.
     *
     * @param url of JDBC
     */
    public void setUrl(String url) {
        driver.set("url", url);
    }

    /**
     * Sets the user.
     *
     * @param user a name
     */
    public void setUser(String user) {
        driver.set("user", user);
    }

    /**
     * Sets the password.
     *
     * @param password of the user
     */
    public void setPassword(String password) {
        driver.set("password", password);
    }

    /**
     * Sets the host.
     *
     * @param serverName a name or an address
     */
    public void setServerName(String serverName) {
        driver.set("serverName", serverName);
    }

    /**
     * Sets the port.
     *
     * @param portNumber a number
     */
    public void setPortNumber(int portNumber) {
        driver.set("portNumber", portNumber);
    }

    /**
     * Sets the database.
     *
     * @param databaseName a name
     */
    public void setDatabaseName(String databaseName) {
        driver.set("databaseName", databaseName);
    }

    private synchronized DataSource source() throws SQLException {
        if (source == null) {
            source = create();
        }
        return source;
    }

    private DataSource create() throws SQLException {
        if (dataSourceClassName == null) {
            throw new SQLException("The property dataSourceClassName is missing");
        }
        ApplicationStatements statements = new ApplicationStatements(slowQuery, failedQueries);
        return statements.observe(driver.create(dataSourceClassName));
    }

    @Override
    public Connection getConnection() throws SQLException {
        return source().getConnection();
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return source().getConnection(username, password);
    }

    @Override
    public ConnectionBuilder createConnectionBuilder() throws SQLException {
        return source().createConnectionBuilder();
    }

    @Override
    public ShardingKeyBuilder createShardingKeyBuilder() throws SQLException {
        return source().createShardingKeyBuilder();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() throws SQLException {
        return source().getLogWriter();
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
        source().setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        source().setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return source().getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        try {
            return source().getParentLogger();
        } catch (SQLFeatureNotSupportedException e) {
            throw e;
        } catch (SQLException e) {
            throw new SQLFeatureNotSupportedException(e);
        }
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return type.isInstance(this) ? type.cast(this) : source().unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(this) || source().isWrapperFor(type);
    }
}
