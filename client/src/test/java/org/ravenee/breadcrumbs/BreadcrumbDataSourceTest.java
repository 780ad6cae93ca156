/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.breadcrumbs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ravenee.Breadcrumb;
import org.ravenee.Event;
import org.ravenee.Level;
import org.ravenee.testkit.Recorder;

class BreadcrumbDataSourceTest {

    private static final String SELECT = "SELECT name FROM customer WHERE id = ?";

    private final Recorder recorder = new Recorder();
    private final SQLException failure = new SQLException("table is gone");
    private final BreadcrumbDataSource source =
            new BreadcrumbDataSource(fake(DataSource.class), recorder.client());

    @AfterEach
    void close() {
        recorder.close();
    }

    /** A driver that does nothing, and fails where the text says so. */
    private <T> T fake(Class<T> type) {
        return type.cast(
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) -> {
                            if (arguments != null
                                    && String.valueOf(arguments[0]).contains("gone")) {
                                throw failure;
                            }
                            Class<?> result = method.getReturnType();
                            if (result.isInterface() && result.getName().startsWith("java.sql.")) {
                                return fake(result);
                            }
                            if (result == boolean.class) {
                                return false;
                            }
                            if (method.getName().equals("unwrap")) {
                                return proxy;
                            }
                            if (result == int.class) {
                                return 0;
                            }
                            return null;
                        }));
    }

    private List<Breadcrumb> crumbs() {
        return recorder.client().context().snapshot().breadcrumbs();
    }

    private static void select(DataSource from) throws SQLException {
        try (Connection connection = from.getConnection();
                PreparedStatement statement = connection.prepareStatement(SELECT)) {
            statement.setString(1, "geheim");
            statement.executeQuery();
        }
    }

    @Test
    void aStatementLeavesABreadcrumbWithItsText() throws SQLException {
        select(source);

        assertThat(crumbs())
                .singleElement()
                .satisfies(
                        crumb -> {
                            assertThat(crumb.category()).isEqualTo("query");
                            assertThat(crumb.message()).isEqualTo(SELECT);
                            assertThat(crumb.data()).containsOnlyKeys("duration_ms");
                        });
        assertThat(recorder.events()).isEmpty();
    }

    @Test
    void parametersAreTakenWhereTheyAreAskedFor() throws SQLException {
        select(source.withParameters());

        assertThat(crumbs().get(0).data()).containsEntry("params", List.of("geheim"));
    }

    @Test
    void plainStatementsAreWatchedToo() throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM basket");
        }

        assertThat(crumbs()).extracting(Breadcrumb::message).containsExactly("DELETE FROM basket");
    }

    @Test
    void aFailureIsABreadcrumbAndArrivesAsItIs() throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("SELECT gone")).isSameAs(failure);
        }

        assertThat(crumbs().get(0).level()).isEqualTo(Level.ERROR);
        assertThat(recorder.events()).isEmpty();
    }

    @Test
    void aFailureIsOneEventWhereThatIsAskedFor() throws SQLException {
        try (Connection connection = source.reportingFailures().getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("SELECT gone")).isSameAs(failure);
        }
        recorder.client().captureException(new IllegalStateException(failure));

        Event event = recorder.event();
        assertThat(event.message().message()).isEqualTo("SELECT gone");
        assertThat(event.exceptions().get(0).value()).isEqualTo("table is gone");
    }

    @Test
    void aSlowStatementIsAnEvent() throws SQLException {
        select(source.reportingSlowerThan(Duration.ZERO));

        assertThat(recorder.event().level()).isEqualTo(Level.WARNING);
        assertThat(recorder.event().message().message()).isEqualTo(SELECT);
        assertThat(recorder.event().contexts().get("query")).containsKey("time_spent_ms");
        assertThat(Recorder.json(recorder.event())).doesNotContain("geheim");
    }

    @Test
    void aStatementKnowsTheConnectionThatWasAskedForIt() throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.getConnection()).isEqualTo(connection);
        }
    }

    @Test
    void theDriversObjectsCanBeUnwrapped() throws SQLException {
        assertThat(source.isWrapperFor(DataSource.class)).isTrue();
        assertThat(source.getConnection().unwrap(Connection.class)).isNotNull();
    }
}
