/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.errorpages;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.ravenee.tests.harness.Application;
import org.ravenee.tests.harness.Reports;
import org.ravenee.tests.harness.ServerTest;
import org.ravenee.tests.harness.Site;

/**
 * An application with error pages shows them, and the response has the id of the event. (Without
 * error pages a server may discard every header of a servlet that fails, as Undertow does.)
 */
@ServerTest
class ErrorPagesIT {

    private final Site site = Site.of("error-pages");

    @Deployment(testable = false)
    static WebArchive application() {
        return Application.named("error-pages")
                .with(BrokenServlet.class, ErrorPageServlet.class)
                .webXml(
                        """
                        <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                          <error-page>
                            <location>/error-page</location>
                          </error-page>
                        </web-app>
                        """)
                .war();
    }

    @Test
    void theErrorPageOfAnExceptionCarriesTheIdOfItsOneReport(Reports reports) {
        var answer = site.get("broken/thrown");

        var report = reports.onlyOneFrom(site);
        assertThat(report.exceptionMessages()).containsExactly("thrown");
        assertThat(report.text("/request/url")).endsWith("/broken/thrown");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("We are sorry.");
        assertThat(answer.headers().allValues("X-Sentry-ID")).containsExactly(report.id());
    }

    @Test
    void anErrorThatWasSentAndNotThrownIsLeftAlone(Reports reports) {
        var answer = site.get("broken/sent");

        assertThat(reports.from(site)).isEmpty();
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("We are sorry.");
    }
}
