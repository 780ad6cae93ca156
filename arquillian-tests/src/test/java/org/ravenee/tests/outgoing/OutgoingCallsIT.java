/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ravenee.tests.harness.Application;
import org.ravenee.tests.harness.Report;
import org.ravenee.tests.harness.Reports;
import org.ravenee.tests.harness.ServerTest;
import org.ravenee.tests.harness.Site;

/** Each call to another service is a breadcrumb of the request that makes it. */
@ServerTest
class OutgoingCallsIT {

    private static final Site SITE = Site.of("outgoing");
    private static final int SERVER = SITE.url("").getPort();

    @Deployment(testable = false)
    static WebArchive application() {
        return Application.named("outgoing")
                .configured("sentry.trace-propagation-targets", "127.0.0.1:" + SERVER)
                .withPackageOf(OutgoingApplication.class)
                .without(OutgoingCallsIT.class)
                .war();
    }

    private Report reportAfterCall(Reports reports, String way, int port, int status) {
        assertThat(SITE.get("api/calling/" + way + "/" + port + "/" + status).statusCode())
                .isEqualTo(500);
        return reports.onlyOneFrom(SITE);
    }

    /** Returns the JSON pointer of the only breadcrumb of a call. */
    private static String crumb(Report report, int port, int status) {
        List<String> crumbs =
                report.elements("/breadcrumbs/values").stream()
                        .filter(crumb -> report.text(crumb + "/category").equals("http"))
                        .toList();
        assertThat(crumbs).as(report.json()).hasSize(1);
        String crumb = crumbs.get(0);
        assertThat(report.text(crumb + "/data/method")).isEqualTo("GET");
        assertThat(report.text(crumb + "/data/url"))
                .isEqualTo("http://127.0.0.1:" + port + "/outgoing/api/stock/" + status);
        assertThat(report.text(crumb + "/data/duration_ms")).isNotEmpty();
        return crumb;
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync", "async", "rx", "microprofile", "microprofile-later"})
    void aResponseIsABreadcrumbAndTheServiceContinuesTheTrace(String way, Reports reports) {
        Report report = reportAfterCall(reports, way, SERVER, 200);

        hasCrumb(report, 200, "info");
        assertThat(report.text("/extra/result"))
                .contains(report.text("/contexts/trace/trace_id"))
                .startsWith("trace ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync", "async", "rx", "microprofile", "microprofile-later"})
    void aServiceThatFailsIsAWarning(String way, Reports reports) {
        hasCrumb(reportAfterCall(reports, way, SERVER, 503), 503, "warning");
    }

    private static void hasCrumb(Report report, int status, String level) {
        String crumb = crumb(report, SERVER, status);
        assertThat(report.text(crumb + "/data/status_code")).isEqualTo(Integer.toString(status));
        assertThat(report.text(crumb + "/level")).isEqualTo(level);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync", "async", "rx", "microprofile", "microprofile-later"})
    void aCallThatIsRefusedIsAnError(String way, Reports reports) throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }

        isAnError(reportAfterCall(reports, way, port, 200), port, "Connect");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync", "async", "rx", "microprofile", "microprofile-later"})
    void aCallThatTimesOutIsAnError(String way, Reports reports) throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            int port = silent.getLocalPort();
            isAnError(reportAfterCall(reports, way, port, 200), port, "Timeout");
        }
    }

    private static void isAnError(Report report, int port, String reason) {
        String crumb = crumb(report, port, 200);
        assertThat(report.text(crumb + "/data/status_code")).isEmpty();
        assertThat(report.text(crumb + "/data/reason")).contains(reason);
        assertThat(report.text(crumb + "/level")).isEqualTo("error");
    }
}
