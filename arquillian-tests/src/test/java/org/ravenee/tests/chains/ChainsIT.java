/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.chains;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.ravenee.tests.harness.Application;
import org.ravenee.tests.harness.Report;
import org.ravenee.tests.harness.Reports;
import org.ravenee.tests.harness.ServerTest;
import org.ravenee.tests.harness.Site;

/** One failure is one event, none is silenced, and the event shows its wrappers. */
@ServerTest
class ChainsIT {

    private final Site site = Site.of("chains");

    @Deployment(testable = false)
    static WebArchive application() {
        return Application.named("chains")
                .with(ChainsApplication.class, ChainsResource.class, ReceiptServlet.class)
                .with(ConstantException.class, CurrentTenant.class, Engine.class, Ledger.class)
                .war();
    }

    @Test
    void aServletExceptionIsShownAndWhatItHoldsGivesTheTitle(Reports reports) {
        site.get("receipt");

        Report report = reports.onlyOneFrom(site);
        assertThat(report.exceptionTypes())
                .containsExactly("NoSuchFileException", "ServletException");
        assertThat(report.exceptionMessages())
                .containsExactly("receipt.pdf", "Cannot print the receipt");
        assertThat(report.text("/exception/values/0/mechanism/is_exception_group"))
                .isEqualTo("true");
        assertThat(report.text("/exception/values/1/mechanism/type"))
                .isEqualTo("auto.http.servlet");
    }

    @Test
    void theCallerThatWaitedForAFutureIsShown(Reports reports) {
        site.get("api/chains/future");

        Report report = reports.onlyOneFrom(site);
        assertThat(report.exceptionTypes())
                .containsExactly("IllegalStateException", "ExecutionException");
        assertThat(report.elements("/exception/values/0/stacktrace/frames"))
                .extracting(frame -> report.text(frame + "/function"))
                .contains("future");
    }

    @Test
    void aFailureThatIsWrappedByEachLayerIsOneEvent(Reports reports) {
        var answer = site.get("api/chains/layers");

        Report report = reports.onlyOneFrom(site);
        assertThat(report.exceptionMessages()).contains("in the ledger");
        assertThat(report.exceptionTypes().get(0)).isEqualTo("IllegalStateException");
        assertThat(report.exceptionTypes()).contains("CompletionException");
        assertThat(answer.headers().firstValue("X-Sentry-ID")).contains(report.id());
    }

    @Test
    void anExceptionWithoutATraceIsOneEventInEachRequest(Reports reports) {
        for (String path : new String[] {"constant", "captured-constant"}) {
            for (int i = 0; i < 3; i++) {
                site.get("api/chains/" + path);
            }
            assertThat(reports.from(site))
                    .as(path)
                    .hasSize(3)
                    .allSatisfy(
                            report ->
                                    assertThat(report.exceptionTypes())
                                            .containsExactly("ConstantException"));
        }
    }

    @Test
    void anExceptionWithoutATraceThatIsCaughtAndThrownAgainIsANewFailure(Reports reports) {
        site.get("api/chains/constants");

        assertThat(reports.from(site)).hasSize(3);
    }

    @Test
    void newWrappersAroundARememberedCauseAreNewFailures(Reports reports) {
        for (int i = 0; i < 3; i++) {
            site.get("api/chains/remembered");
        }

        assertThat(reports.from(site)).hasSize(3);
    }

    @Test
    void aRequestScopedBeanIsReadInItsRequest(Reports reports) {
        site.get("api/chains/tenant?name=acme");
        site.get("api/chains/tenant?name=ajax");

        assertThat(reports.from(site))
                .extracting(report -> report.text("/extra/tenant"))
                .containsExactly("tenant acme", "tenant ajax");
    }
}
