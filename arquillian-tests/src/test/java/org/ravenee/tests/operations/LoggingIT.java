/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.operations;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ravenee.tests.harness.Application;
import org.ravenee.tests.harness.Reports;
import org.ravenee.tests.harness.ServerTest;
import org.ravenee.tests.harness.Site;

/** Records that an application logs become events; records of the server do not. */
@ServerTest
class LoggingIT {

    private static final String LOGGING = "logging";

    private final Site site = Site.of(LOGGING);

    @Deployment(testable = false)
    static WebArchive logging() {
        return Application.named(LOGGING)
                .configured("sentry.logging.level", "WARNING")
                .configured("sentry.logging.mdc-tags", "tenant, missing")
                .with(LoggingServlet.class)
                .war();
    }

    @ParameterizedTest
    @CsvSource({"slf4j, by slf4j", "log4j, by log4j", "jboss, by jboss", "commons, ''"})
    void recordsOfEveryLibraryArriveWithTheMdcTagsThatAreConfigured(
            String library, String tenant, Reports reports) {
        site.get("logging?by=" + library);

        var report = reports.onlyOneFrom(site);
        assertThat(report.message()).isEqualTo("order 7 failed");
        assertThat(report.text("/logger")).isEqualTo(LoggingServlet.class.getName());
        assertThat(report.text("/tags/tenant")).isEqualTo(tenant);
        assertThat(report.json()).doesNotContain("not configured");
        assertThat(report.text("/request/url")).endsWith("/logging/logging");
    }

    @Test
    void aRecordWithAnExceptionIsTheEventOfTheException(Reports reports) {
        site.get("logging?by=exception");

        assertThat(reports.onlyOneFrom(site).exceptionTypes())
                .containsExactly("IllegalStateException");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stderr", "server"})
    void linesOfStreamsAndRecordsOfTheServerAreNoEvents(String source, Reports reports) {
        site.get("logging?by=" + source);

        assertThat(reports.from(site)).isEmpty();
    }

    @Test
    void aFailureThatServerAndApplicationLogAndThatEscapesIsOneEvent(Reports reports) {
        site.get("logging?by=rethrown");

        assertThat(reports.onlyOneFrom(site).text("/logger"))
                .isEqualTo(LoggingServlet.class.getName());
    }
}
