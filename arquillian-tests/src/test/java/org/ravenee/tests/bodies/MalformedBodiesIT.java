/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.bodies;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ravenee.tests.harness.Application;
import org.ravenee.tests.harness.Report;
import org.ravenee.tests.harness.Reports;
import org.ravenee.tests.harness.ServerTest;
import org.ravenee.tests.harness.Site;

/**
 * A body that is not of its media type is reported if the server responds with 500, apart from
 * other events.
 */
@ServerTest
class MalformedBodiesIT {

    private final Site site = Site.of("bodies");
    private final Site plain = Site.of("bodies-plain");

    @Deployment(name = "bodies", testable = false)
    static WebArchive application() {
        return with(Application.named("bodies"));
    }

    @Deployment(name = "bodies-plain", testable = false)
    static WebArchive without() {
        return with(Application.plain("bodies-plain"));
    }

    private static WebArchive with(Application application) {
        return application
                .with(BodiesApplication.class, OrdersResource.class)
                .with(OrdersResource.Order.class)
                .war();
    }

    @ParameterizedTest
    @CsvSource({
        "bound, application/json, '{\"number\":', 500",
        "bound, application/json, '{\"number\":\"many\"}', 500",
        "parsed, application/json, '{\"number\":', 500",
        "document, application/xml, '<order', 500",
        "document, application/xml, '<order></item>', 500",
        "form, application/x-www-form-urlencoded, 'number=%zz', 500",
        "parts, multipart/form-data, 'no boundary', 500",
        "parts, multipart/form-data;boundary=b, '--b\r\nContent-Disp', 500",
        "text, text/plain;charset=none, 'order', 500"
    })
    void isReportedUnderAFingerprintOfItsOwn(
            String path, String type, String body, int status, Reports reports) {
        String address = "api/orders/" + path;

        assertThat(plain.post(address, type, body).statusCode()).as("plain").isEqualTo(status);
        isReported(site.post(address, type, body), status, path, reports);
    }

    @ParameterizedTest
    @CsvSource({"bound, 500", "parsed, 500"})
    void isReportedSoIfItIsNotOfItsContentEncoding(String path, int status, Reports reports) {
        assertThat(gzip(plain, path).statusCode()).as("plain").isEqualTo(status);
        isReported(gzip(site, path), status, path, reports);
    }

    private static HttpResponse<String> gzip(Site asked, String path) {
        return asked.send(
                asked.request("api/orders/" + path)
                        .header("Content-Type", "application/json")
                        .header("Content-Encoding", "gzip")
                        .POST(BodyPublishers.ofString("no gzip")));
    }

    private void isReported(
            HttpResponse<String> response, int status, String path, Reports reports) {
        assertThat(response.statusCode()).isEqualTo(status);
        Report report = reports.onlyOneFrom(site);
        assertThat(report.text("/fingerprint/0")).isEqualTo("malformed request body");
        assertThat(report.text("/transaction")).isEqualTo("POST /api/orders/" + path);
    }
}
