/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ravenee.tests.harness.Application;
import org.ravenee.tests.harness.Report;
import org.ravenee.tests.harness.Reports;
import org.ravenee.tests.harness.ServerTest;
import org.ravenee.tests.harness.Site;

/** Statements of Jakarta Persistence and JDBC, with the data source of a server. */
@ServerTest
@Tag("full-server")
class DataAccessIT {

    private static final String PERSISTENCE =
            """
            <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.0">
              <persistence-unit name="stock">
                <jta-data-source>java:jboss/datasources/ExampleDS</jta-data-source>
                <properties>
                  <property name="hibernate.session_factory_observer"
                      value="org.ravenee.persistence.HibernateBreadcrumbs"/>
                  <property name="org.ravenee.failed-queries" value="true"/>
                  <property name="jakarta.persistence.schema-generation.database.action"
                      value="drop-and-create"/>
                </properties>
              </persistence-unit>
            </persistence>
            """;

    private final Site site = Site.of("data");

    @Deployment(testable = false)
    static WebArchive application() {
        return Application.named("data")
                .withPackageOf(DataServlet.class)
                .without(DataAccessIT.class)
                .war()
                .addAsResource(new StringAsset(PERSISTENCE), "META-INF/persistence.xml");
    }

    @BeforeEach
    void createTable(Reports reports) {
        site.get("data/table");
        reports.from(site);
    }

    @Test
    void queriesOfHibernateInALoopAreOneBreadcrumbWithTheirCount(Reports reports) {
        site.get("data/jpa?fail");

        assertThat(statements(reports.onlyOneFrom(site)))
                .singleElement()
                .asString()
                .startsWith("40 select")
                .contains("from Item")
                .doesNotContain("s3cret");
    }

    @Test
    void aFailingStatementOfHibernateIsOneEventWithItsText(Reports reports) {
        site.get("data/jpa-failing");

        var report = reports.onlyOneFrom(site);
        assertThat(report.message()).startsWith("insert into Item");
        assertThat(report.exceptionTypes())
                .contains("JdbcSQLIntegrityConstraintViolationException");
        assertThat(report.text("/transaction")).isEqualTo("GET /data/*");
        assertThat(report.text("/request/url")).endsWith("/data/jpa-failing");
    }

    @Test
    void statementsOfJdbcInALoopAreOneBreadcrumbWithTheirCount(Reports reports) {
        site.get("data/jdbc?fail");

        assertThat(statements(reports.onlyOneFrom(site)))
                .containsExactly("40 select name from part where id = ?");
    }

    @Test
    void aSlowStatementIsAWarningWithoutItsValues(Reports reports) {
        site.get("data/slow");

        var report = reports.onlyOneFrom(site);
        assertThat(report.message()).isEqualTo("select ?");
        assertThat(report.text("/level")).isEqualTo("warning");
        assertThat(report.json()).doesNotContain("s3cret");
    }

    @Test
    void aFailingBatchIsOneEventWithTheExceptionsOfItsStatements(Reports reports) {
        site.get("data/batch");

        var report = reports.onlyOneFrom(site);
        assertThat(report.message()).isEqualTo("insert into part values (?, ?)");
        assertThat(report.exceptionTypes())
                .contains(
                        "JdbcBatchUpdateException", "JdbcSQLIntegrityConstraintViolationException");
    }

    private static List<String> statements(Report report) {
        return report.elements("/breadcrumbs/values").stream()
                .filter(at -> report.text(at + "/category").equals("query"))
                .map(at -> report.text(at + "/data/count") + " " + report.text(at + "/message"))
                .toList();
    }
}
