/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.injection;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.ravenee.tests.harness.Application;
import org.ravenee.tests.harness.Report;
import org.ravenee.tests.harness.Reports;
import org.ravenee.tests.harness.ServerTest;
import org.ravenee.tests.harness.Site;

/** The client and the context can be injected into beans of every scope, and are one each. */
@ServerTest
class InjectionIT {

    private final Site site = Site.of("injection");

    @Deployment(testable = false)
    static WebArchive application() {
        return Application.named("injection")
                .with(SpeakersServlet.class, Speaker.class)
                .with(ApplicationBean.class, DependentBean.class, RequestBean.class)
                .with(SessionBean.class, SingletonBean.class, StatefulBean.class)
                .beansXml(
                        """
                        <beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0"
                            bean-discovery-mode="all"/>
                        """)
                .war();
    }

    @Test
    void beansOfEveryScopeCanReport(Reports reports) {
        assertThat(site.get("speakers").statusCode()).isEqualTo(200);

        assertThat(reports.from(site))
                .extracting(Report::message)
                .containsExactlyInAnyOrder(
                        "application speaks",
                        "dependent speaks",
                        "request speaks",
                        "session speaks",
                        "singleton speaks",
                        "stateful speaks");
    }

    @Test
    void allOfThemSeeTheContextOfTheRequest(Reports reports) {
        site.get("speakers");

        assertThat(reports.from(site))
                .hasSize(6)
                .allSatisfy(
                        report -> {
                            var speaker = report.message().replace(" speaks", "");
                            assertThat(report.text("/tags/speaker")).isEqualTo(speaker);
                            assertThat(report.text("/request/url")).endsWith("/speakers");
                        });
    }
}
