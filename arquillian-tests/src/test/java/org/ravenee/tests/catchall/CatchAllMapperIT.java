/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.catchall;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.ravenee.tests.harness.Application;
import org.ravenee.tests.harness.Report;
import org.ravenee.tests.harness.Reports;
import org.ravenee.tests.harness.ServerTest;
import org.ravenee.tests.harness.Site;

/** The responses of a mapper for every exception decide which exceptions are reported. */
@ServerTest
class CatchAllMapperIT {

    private static final String NAME = "catch-all";

    private final Site site = Site.of(NAME);

    @Deployment(testable = false)
    static WebArchive application() {
        return Application.named(NAME)
                .configured("sentry.max-request-body-size", "medium")
                .with(
                        CatchAllApplication.class,
                        EverythingMapper.class,
                        GateFilter.class,
                        Stock.class,
                        StockResource.class,
                        Shelf.class,
                        DepotResource.class)
                .war();
    }

    @Test
    void aFilterThatFailsBeforeAnyResourceIsReportedOnce(Reports reports) {
        var answer = site.send(site.request("api/depot").header("X-Gate", "closed"));

        assertThat(theOnlyReportOf(answer, reports).exceptionMessages())
                .containsExactly("gate is stuck");
    }

    @Test
    void aSubResourceThatFailsIsReportedOnceUnderItsAddress(Reports reports) {
        var answer = site.get("api/depot/shelves/7/top");

        var report = theOnlyReportOf(answer, reports);
        assertThat(report.exceptionMessages()).containsExactly("out of reach");
        assertThat(report.text("/transaction")).startsWith("GET ").endsWith("/top");
    }

    @Test
    void aResourceByInterfaceThatFailsIsReportedOnceUnderItsPath(Reports reports) {
        var answer = site.get("api/stock/7");

        var report = theOnlyReportOf(answer, reports);
        assertThat(report.exceptionMessages()).containsExactly("miscounted");
        assertThat(report.text("/transaction")).isEqualTo("GET /api/stock/{item}");
    }

    @Test
    void aFailureThatIsAnsweredAsNotFoundIsNotReported(Reports reports) {
        var answer = site.get("api/depot/hidden");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("our answer");
        assertThat(reports.from(site)).isEmpty();
    }

    @Test
    void aNotFoundExceptionThatIsMappedToAServerErrorIsReported(Reports reports) {
        var answer = site.get("api/depot/lost");

        assertThat(theOnlyReportOf(answer, reports).exceptionTypes())
                .containsExactly("NotFoundException");
    }

    @Test
    void aFormIsReportedWithoutItsPassword(Reports reports) {
        var answer =
                site.post(
                        "api/depot/keys",
                        "application/x-www-form-urlencoded",
                        "keeper=lovelace&password=form-s3cret");

        var report = theOnlyReportOf(answer, reports);
        assertThat(report.exceptionMessages()).containsExactly("locked for lovelace");
        assertThat(report.json()).doesNotContain("s3cret");
        assertThat(report.text("/request/data")).contains("keeper=lovelace", "password=***");
    }

    private Report theOnlyReportOf(HttpResponse<String> answer, Reports reports) {
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("our answer");
        var report = reports.onlyOneFrom(site);
        assertThat(answer.headers().firstValue("X-Sentry-ID")).hasValue(report.id());
        return report;
    }
}
