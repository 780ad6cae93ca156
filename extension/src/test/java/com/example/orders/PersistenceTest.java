/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.spi.PersistenceProvider;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.hibernate.jpa.HibernatePersistenceProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ravenee.Breadcrumb;
import org.ravenee.Client;
import org.ravenee.Envelope;
import org.ravenee.Event;
import org.ravenee.ExceptionValue;
import org.ravenee.Level;
import org.ravenee.Options;
import org.ravenee.Transport;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.cdi.spi.Reporters;
import org.ravenee.persistence.ObservedDataSource;

/** Statements of persistence providers and of data sources that a container creates. */
@Tag("weld") // once is enough
class PersistenceTest {

    private static final int PURCHASES = 12;

    /** A persistence provider, with the property that makes its statements leave breadcrumbs. */
    enum Provider {
        HIBERNATE(
                new HibernatePersistenceProvider(),
                "hibernate.session_factory_observer",
                "org.ravenee.persistence.HibernateBreadcrumbs"),
        ECLIPSELINK(
                new org.eclipse.persistence.jpa.PersistenceProvider(),
                "eclipselink.session-event-listener",
                "org.ravenee.persistence.EclipseLinkBreadcrumbs");

        private final PersistenceProvider implementation;
        private final String property;
        private final String type;

        Provider(PersistenceProvider implementation, String property, String type) {
            this.implementation = implementation;
            this.property = property;
            this.type = type;
        }
    }

    private static final class Accepting implements Transport {
        @Override
        public Result send(Envelope envelope) {
            return Result.delivered();
        }

        @Override
        public void close() {}
    }

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final JdbcDataSource database = new JdbcDataSource();
    private Reporter reporter;

    @BeforeEach
    void start() {
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    }

    /** Persistence units are older than the client. */
    private void startClient() {
        Options options =
                Options.builder()
                        .dsn("http://0123456789abcdef0123456789abcdef@localhost/1")
                        .processors(
                                event -> {
                                    events.add(event);
                                    return event;
                                })
                        .installLoggingHook(false)
                        .transport(new Accepting())
                        .transport("sync")
                        .shutdownTimeout(Duration.ZERO)
                        .build();
        reporter = new Reporter(Client.create(options), options);
        Reporters.register(getClass().getClassLoader(), reporter);
    }

    @AfterEach
    void stop() {
        if (reporter != null) {
            reporter.client().context().clear();
            Reporters.unregister(reporter);
            reporter.client().close();
        }
    }

    private EntityManagerFactory unit(Provider provider, Map<String, String> more) {
        return unit(provider, database, more);
    }

    private static EntityManagerFactory unit(
            Provider provider, DataSource source, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put(provider.property, provider.type);
        settings.put("jakarta.persistence.schema-generation.database.action", "create");
        settings.put("hibernate.type.json_format_mapper", NoJson.class.getName());
        settings.put("eclipselink.weaving", "false");
        settings.put("eclipselink.logging.level", "OFF");
        // EclipseLink creates the tables at once, and not with the first statement.
        settings.put("eclipselink.deploy-on-startup", "true");
        return provider.implementation.createContainerEntityManagerFactory(
                new OrdersUnit(source, settings), Map.of());
    }

    private static void inTransaction(EntityManagerFactory unit, Consumer<EntityManager> work) {
        EntityManager entities = unit.createEntityManager();
        EntityTransaction transaction = entities.getTransaction();
        try {
            transaction.begin();
            work.accept(entities);
            transaction.commit();
        } finally {
            if (transaction.isActive()) {
                transaction.rollback();
            }
            entities.close();
        }
    }

    private static void persist(EntityManager entities) {
        for (int id = 1; id <= PURCHASES; id++) {
            entities.persist(new Purchase(id));
        }
    }

    private List<Breadcrumb> breadcrumbs() {
        return reporter.client().context().snapshot().breadcrumbs();
    }

    @ParameterizedTest
    @EnumSource
    void queriesInALoopAreOneBreadcrumbWithTheirCount(Provider provider) {
        try (EntityManagerFactory unit = unit(provider, Map.of())) {
            startClient();
            inTransaction(unit, PersistenceTest::persist);
            reporter.client().context().clear();

            inTransaction(
                    unit,
                    entities ->
                            entities.createQuery(
                                            "select p from Purchase p where p.id < 100",
                                            Purchase.class)
                                    .getResultList()
                                    .forEach(purchase -> purchase.items().get(0).name()));

            assertThat(breadcrumbs()).hasSize(2);
            assertThat(breadcrumbs().get(0).message())
                    .startsWithIgnoringCase("select")
                    .doesNotContain("100");
            assertThat(breadcrumbs().get(1).message()).containsIgnoringCase("from item");
            assertThat(breadcrumbs().get(1).data())
                    .containsEntry("count", PURCHASES)
                    .containsKey("duration_ms")
                    .hasSize(2);
            assertThat(breadcrumbs().get(1).category()).isEqualTo("query");
        }
    }

    @ParameterizedTest
    @EnumSource
    void valuesAreNoPartOfBreadcrumbs(Provider provider) {
        try (EntityManagerFactory unit = unit(provider, Map.of())) {
            startClient();
            inTransaction(unit, PersistenceTest::persist);

            assertThat(breadcrumbs())
                    .isNotEmpty()
                    .allSatisfy(
                            crumb -> {
                                assertThat(crumb.message()).doesNotContain("geheim");
                                assertThat(crumb.data()).doesNotContainKey("params");
                            });
        }
    }

    private static void violate(EntityManager entities) {
        entities.persist(new Item(PURCHASES + 1, "geheim 1"));
        entities.flush();
    }

    @ParameterizedTest
    @EnumSource
    void aFailingStatementIsABreadcrumbAndPartOfTheChain(Provider provider) {
        try (EntityManagerFactory unit = unit(provider, Map.of())) {
            startClient();
            inTransaction(unit, PersistenceTest::persist);

            assertThatThrownBy(() -> inTransaction(unit, PersistenceTest::violate))
                    .isInstanceOf(PersistenceException.class)
                    .satisfies(reporter.client()::captureException);

            assertThat(breadcrumbs())
                    .filteredOn(crumb -> crumb.level() == Level.ERROR)
                    .singleElement()
                    .satisfies(
                            crumb -> {
                                assertThat(crumb.message())
                                        .containsIgnoringCase("insert into item");
                                assertThat(crumb.data()).containsKey("reason");
                            });
            assertThat(events)
                    .singleElement()
                    .satisfies(
                            event ->
                                    assertThat(event.exceptions())
                                            .extracting(ExceptionValue::type)
                                            .anyMatch(type -> type.startsWith("JdbcSQL")));
        }
    }

    @ParameterizedTest
    @EnumSource
    void slowAndFailingStatementsAreEventsWhereThePersistenceUnitSaysSo(Provider provider) {
        try (EntityManagerFactory unit =
                unit(
                        provider,
                        Map.of(
                                "org.ravenee.slow-query", "0s",
                                "org.ravenee.failed-queries", "true"))) {
            startClient();
            inTransaction(unit, PersistenceTest::persist);

            assertThat(events)
                    .isNotEmpty()
                    .allSatisfy(event -> assertThat(event.level()).isEqualTo(Level.WARNING));
            events.clear();

            assertThatThrownBy(() -> inTransaction(unit, PersistenceTest::violate))
                    .satisfies(reporter.client()::captureException);

            assertThat(events)
                    .filteredOn(event -> !event.exceptions().isEmpty())
                    .singleElement()
                    .satisfies(
                            event -> {
                                assertThat(event.level()).isEqualTo(Level.ERROR);
                                assertThat(event.message().message())
                                        .containsIgnoringCase("insert into item");
                            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void anUnusableDurationFailsTheDeploymentByItsName(Provider provider) {
        assertThatThrownBy(() -> unit(provider, Map.of("org.ravenee.slow-query", "soon")).close())
                .hasStackTraceContaining("org.ravenee.slow-query is \"soon\"");
    }

    @ParameterizedTest
    @EnumSource
    void statementsWorkWhereNothingReports(Provider provider) {
        try (EntityManagerFactory unit = unit(provider, Map.of())) {
            inTransaction(unit, PersistenceTest::persist);
            inTransaction(
                    unit,
                    entities -> assertThat(entities.find(Purchase.class, 1).items()).hasSize(1));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPersistenceUnitWithoutADataSourceWorksAndIsNotObserved(Provider provider) {
        Map<String, String> url = Map.of("jakarta.persistence.jdbc.url", database.getURL());
        try (EntityManagerFactory unit = unit(provider, null, url)) {
            startClient();
            inTransaction(unit, PersistenceTest::persist);

            assertThat(breadcrumbs()).isEmpty();
        }
    }

    @Test
    void aDataSourceThatAContainerCreatesPassesItsPropertiesToTheDriver() throws SQLException {
        startClient();
        ObservedDataSource source = new ObservedDataSource();
        source.setDataSourceClassName(JdbcDataSource.class.getName());
        source.setUrl(database.getURL());
        source.setUser("sa");
        source.setPassword("");
        source.setDriverProperties("description=orders; loginTimeout=3");
        source.setSlowQuery("PT1H");
        source.setFailedQueries("true");

        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("select 42");
            assertThatThrownBy(() -> statement.execute("select 'geheim' from nowhere"))
                    .isInstanceOf(SQLException.class);
        }

        assertThat(source.unwrap(JdbcDataSource.class).getDescription()).isEqualTo("orders");
        assertThat(source.getLoginTimeout()).isEqualTo(3);
        assertThat(breadcrumbs())
                .extracting(Breadcrumb::message)
                .containsExactly("select ?", "select ? from nowhere");
        assertThat(events)
                .singleElement()
                .satisfies(event -> assertThat(event.exceptions()).isNotEmpty());
    }

    @Test
    void aDataSourceWithAPropertyThatTheDriverLacksNamesIt() {
        ObservedDataSource source = new ObservedDataSource();
        source.setDataSourceClassName(JdbcDataSource.class.getName());
        source.setServerName("db");

        assertThatThrownBy(source::getConnection)
                .isInstanceOf(SQLException.class)
                .hasStackTraceContaining("has no property serverName");
    }
}
