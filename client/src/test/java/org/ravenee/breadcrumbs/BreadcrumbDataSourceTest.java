/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.breadcrumbs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ConnectionBuilder;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ravenee.Breadcrumb;
import org.ravenee.Client;
import org.ravenee.DeliveryException;
import org.ravenee.Envelope;
import org.ravenee.Event;
import org.ravenee.Level;
import org.ravenee.Options;
import org.ravenee.Transport;
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
    void equalStatementsInARowAreOneBreadcrumbWithCountAndTotalDuration() throws SQLException {
        recorder.client().captureBreadcrumb(query("SELECT a", 7));
        recorder.client().captureBreadcrumb(query("SELECT b", 3));
        for (int i = 0; i < 39; i++) {
            recorder.client().captureBreadcrumb(query("SELECT b", i % 3));
        }
        recorder.client().captureBreadcrumb(query("SELECT a", 1));

        assertThat(crumbs())
                .extracting(Breadcrumb::message)
                .containsExactly("SELECT a", "SELECT b", "SELECT a");
        assertThat(crumbs().get(0).data()).containsOnly(entry("duration_ms", 7L));
        assertThat(crumbs().get(1).data())
                .containsOnly(entry("duration_ms", 42L), entry("count", 40));
    }

    @Test
    void statementsThatDifferInMoreThanTheirDurationStaySeparate() throws SQLException {
        recorder.client().captureBreadcrumb(query("SELECT a", 1));
        recorder.client()
                .captureBreadcrumb(query("SELECT a", 2).toBuilder().data("batch", 3).build());
        recorder.client()
                .captureBreadcrumb(query("SELECT a", 3).toBuilder().data("batch", 4).build());
        recorder.client()
                .captureBreadcrumb(query("SELECT a", 4).toBuilder().level(Level.ERROR).build());

        assertThat(crumbs()).hasSize(4);
    }

    private static Breadcrumb query(String text, long millis) {
        return Breadcrumb.builder()
                .type("query")
                .category("query")
                .message(text)
                .data("duration_ms", millis)
                .build();
    }

    @Test
    void literalsAreLeftOutOfBreadcrumbsAndEvents() throws SQLException {
        try (Connection connection = source.reportingSlowerThan(Duration.ZERO).getConnection();
                Statement statement = connection.createStatement();
                PreparedStatement prepared =
                        connection.prepareStatement("DELETE FROM a WHERE b = 'geheim'")) {
            statement.addBatch("DELETE FROM a WHERE b = 'geheim'");
            statement.executeBatch();
            statement.executeQuery("SELECT a FROM b WHERE c = 'geheim' AND d = 42");
            prepared.execute();
        }

        assertThat(crumbs())
                .extracting(Breadcrumb::message)
                .containsExactly(
                        "DELETE FROM a WHERE b = ?",
                        "SELECT a FROM b WHERE c = ? AND d = ?",
                        "DELETE FROM a WHERE b = ?");
        assertThat(recorder.events())
                .hasSize(3)
                .allSatisfy(event -> assertThat(Recorder.json(event)).doesNotContain("geheim"));
    }

    @Test
    void literalsAreKeptWhereValuesAreAskedFor() throws SQLException {
        try (Connection connection = source.withParameters().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT a FROM b WHERE c = 'Ada'");
        }

        assertThat(crumbs().get(0).message()).isEqualTo("SELECT a FROM b WHERE c = 'Ada'");
    }

    @Test
    void statementsAreExecutedWhereThereIsNoClient() throws SQLException {
        Supplier<Client> none = () -> null;

        select(new BreadcrumbDataSource(fake(DataSource.class), none));

        assertThat(crumbs()).isEmpty();
    }

    @Test
    void parametersAreTakenWhereTheyAreAskedFor() throws SQLException {
        select(source.withParameters());

        assertThat(crumbs().get(0).data()).containsEntry("params", List.of("geheim"));
    }

    @Test
    void parametersStandInTheOrderOfTheirPlacesAndNullIsNull() throws SQLException {
        try (Connection connection = source.withParameters().getConnection();
                PreparedStatement statement = connection.prepareStatement(SELECT)) {
            statement.setInt(10, 7);
            statement.setNull(2, Types.VARCHAR);
            statement.setString(1, "first");
            statement.executeQuery();
        }

        assertThat(crumbs().get(0).data()).containsEntry("params", Arrays.asList("first", null, 7));
    }

    @Test
    void aBatchIsOneBreadcrumbWithTheParametersOfItsFirstStatements() throws SQLException {
        try (Connection connection = source.withParameters().getConnection();
                PreparedStatement statement = connection.prepareStatement(SELECT)) {
            for (int i = 0; i < 50; i++) {
                statement.setInt(1, i);
                statement.addBatch();
            }
            statement.executeBatch();
            statement.setInt(1, 99);
            statement.addBatch();
            statement.executeBatch();
        }

        assertThat(crumbs()).extracting(Breadcrumb::message).containsOnly(SELECT);
        assertThat(crumbs().get(0).data())
                .containsEntry("batch", 50)
                .extracting("params")
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(10)
                .startsWith(List.of(0), List.of(1));
        assertThat(crumbs().get(1).data())
                .containsEntry("batch", 1)
                .containsEntry("params", List.of(List.of(99)));
    }

    @Test
    void aBatchOfTextsShowsThem() throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.addBatch("left out");
            statement.clearBatch();
            statement.addBatch("DELETE FROM a");
            statement.addBatch("DELETE FROM b");
            statement.executeBatch();
        }

        assertThat(crumbs().get(0).message()).isEqualTo("DELETE FROM a; DELETE FROM b");
        assertThat(crumbs().get(0).data())
                .containsEntry("batch", 2)
                .containsOnlyKeys("batch", "duration_ms");
    }

    @Test
    void connectionsThatAreBuiltAreWatchedToo() throws SQLException {
        ConnectionBuilder builder = source.createConnectionBuilder().user("ada");
        try (Connection connection = builder.build();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
        }

        assertThat(source.createShardingKeyBuilder()).isNotNull();
        assertThat(crumbs()).extracting(Breadcrumb::message).containsExactly("SELECT ?");
    }

    /** A client that wants to be told when a report does not arrive. */
    private Client raising() {
        return Client.create(
                Options.builder()
                        .dsn("https://public@raven.invalid/1")
                        .installSysHook(false)
                        .transport("sync")
                        .transport(new RefusingTransport())
                        .raiseSendErrors(true)
                        .build());
    }

    private static final class RefusingTransport implements Transport {
        @Override
        public Result send(Envelope envelope) {
            return Result.rejected("no");
        }

        @Override
        public void close() {}
    }

    @Test
    void aStatementThatSucceededHasSucceededWhateverReportingItRaises() throws SQLException {
        try (Client raising = raising();
                Connection connection =
                        new BreadcrumbDataSource(fake(DataSource.class), raising)
                                .reportingSlowerThan(Duration.ZERO)
                                .getConnection();
                Statement statement = connection.createStatement()) {

            assertThat(statement.executeUpdate("DELETE FROM basket")).isZero();
            assertThat(raising.stats().accepted()).isZero();
        }
    }

    @Test
    void aStatementThatFailedFailsAsItDidWhateverReportingItRaises() throws SQLException {
        try (Client raising = raising();
                Connection connection =
                        new BreadcrumbDataSource(fake(DataSource.class), raising)
                                .reportingFailures()
                                .getConnection();
                Statement statement = connection.createStatement()) {

            assertThatThrownBy(() -> statement.execute("SELECT gone")).isSameAs(failure);
        }
        assertThat(failure.getSuppressed()).hasOnlyElementsOfType(DeliveryException.class);
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
