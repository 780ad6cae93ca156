/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.servlets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ravenee.tests.harness.Application;
import org.ravenee.tests.harness.Reports;
import org.ravenee.tests.harness.ServerTest;
import org.ravenee.tests.harness.Site;

/**
 * A servlet, filter or listener that cannot start is reported, whether the server ends the
 * deployment or goes on without it.
 */
@ServerTest
class StartupIT {

    @ArquillianResource private Deployer deployer;

    @Deployment(name = "startup-servlet", managed = false, testable = false)
    static WebArchive servlet() {
        return Application.named("startup-servlet").with(StartupServlet.class).war();
    }

    @Deployment(name = "startup-filter", managed = false, testable = false)
    static WebArchive filter() {
        return Application.named("startup-filter").with(StartupFilter.class).war();
    }

    @Deployment(name = "startup-listener", managed = false, testable = false)
    static WebArchive listener() {
        return Application.named("startup-listener").with(StartupListener.class).war();
    }

    @Deployment(name = "startup-lazy", managed = false, testable = false)
    static WebArchive lazy() {
        return Application.named("startup-lazy").with(LazyServlet.class).war();
    }

    @ParameterizedTest
    @CsvSource({
        "startup-servlet, no printer, startup StartupServlet",
        "startup-filter, no disk, startup StartupFilter",
        "startup-listener, no schema, startup StartupListener"
    })
    void aComponentThatCannotStartIsReportedUnderItsName(
            String war, String message, String transaction, Reports reports) {
        catchThrowable(() -> deployer.deploy(war));
        try {
            // WildFly initialises filters when the first request comes.
            catchThrowable(() -> Site.of(war).get("any"));
            var report = reports.next();
            assertThat(report.exceptionMessages()).containsExactly(message);
            assertThat(report.text("/transaction")).isEqualTo(transaction);
        } finally {
            catchThrowable(() -> deployer.undeploy(war));
        }
    }

    @Test
    void aServletThatCannotStartAtTheFirstRequestIsReportedOnce(Reports reports) {
        deployer.deploy("startup-lazy");
        try {
            Site site = Site.of("startup-lazy");

            var answer = site.get("lazy");

            var report = reports.onlyOneFrom(site);
            assertThat(report.exceptionMessages()).contains("no scanner");
            assertThat(report.text("/transaction")).isEqualTo("startup LazyServlet");
            assertThat(answer.statusCode()).isEqualTo(500);
        } finally {
            deployer.undeploy("startup-lazy");
        }
    }
}
