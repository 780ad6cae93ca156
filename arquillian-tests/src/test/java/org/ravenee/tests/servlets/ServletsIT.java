/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.servlets;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
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

/** Failures of servlets: one event with the request of the client, whichever page responds. */
@ServerTest
class ServletsIT {

    private static final String PAGES =
            """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <error-page>
                <exception-type>org.ravenee.tests.servlets.PageException</exception-type>
                <location>/broken-page</location>
              </error-page>
              <error-page>
                <exception-type>java.lang.IllegalStateException</exception-type>
                <location>/large-page</location>
              </error-page>
            </web-app>
            """;

    private final Site site = Site.of("servlets");

    @Deployment(testable = false)
    static WebArchive application() {
        return Application.named("servlets")
                .with(ListeningServlet.class, FlowServlet.class, TargetServlet.class)
                .with(PageException.class, BrokenPageServlet.class, LargePageServlet.class)
                .with(EarlyFilter.class, EarlyFilter.Registration.class, UploadServlet.class)
                .configured("sentry.max-request-body-size", "medium")
                .webXml(PAGES)
                .war();
    }

    @ParameterizedTest
    @ValueSource(strings = {"onTimeout", "start", "onDataAvailable", "onWritePossible"})
    void aPlaceOfAnAsynchronousServletThatFailsIsReportedWithItsRequest(
            String place, Reports reports) {
        var answer = site.post("listening/" + place, "text/plain", "a parcel");

        var report = reports.onlyOneFrom(site);
        assertThat(report.exceptionMessages()).containsExactly(place);
        assertThat(report.text("/request/url")).endsWith("/servlets/listening/" + place);
        assertThat(report.text("/transaction")).isEqualTo("POST /listening/*");
        assertThat(report.text("/tags/tenant")).isEqualTo("acme");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(id(answer)).isEqualTo(report.id());
    }

    @Test
    void aListenerThatFailsAfterTheResponseIsReportedWithItsRequest(Reports reports) {
        var answer = site.get("listening/onComplete");

        var report = reports.onlyOneFrom(site);
        assertThat(report.exceptionMessages()).containsExactly("onComplete");
        assertThat(report.text("/request/url")).endsWith("/servlets/listening/onComplete");
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void workThatFailedBeforeTheApplicationAnsweredTheTimeOutIsNamedInTheAnswer(Reports reports) {
        var answer = site.get("listening/answered-time-out");

        var report = reports.onlyOneFrom(site);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("later");
        assertThat(id(answer)).isEqualTo(report.id());
    }

    @ParameterizedTest
    @CsvSource({
        "listening/start-include, /listening/*",
        "listening/dispatch, /listening/*",
        "listening/thread-dispatch, /listening/*",
        "flow/forward, /flow/*",
        "flow/forward-twice, /flow/*",
        "flow/include, /flow/*"
    })
    void aTargetThatFailsIsReportedWithTheUrlThatTheClientAskedForAndTheRealException(
            String path, String pattern, Reports reports) {
        var answer = site.get(path + "?order=7");

        var report = reports.onlyOneFrom(site);
        assertThat(report.exceptionTypes()).startsWith("NoSuchFileException");
        assertThat(report.exceptionTypes()).contains("ServletException");
        assertThat(report.text("/request/url")).endsWith("/servlets/" + path);
        assertThat(report.text("/request/query_string")).isEqualTo("order=7");
        assertThat(report.text("/transaction")).isEqualTo("GET " + pattern);
        assertThat(answer.statusCode()).isEqualTo(500);
    }

    @Test
    void anErrorPageThatFailsIsReportedBesideTheFailureThatLedToIt(Reports reports) {
        var answer = site.get("flow/page-that-fails");

        var all = reports.from(site);
        assertThat(all).hasSize(2);
        assertThat(all.get(0).exceptionMessages()).containsExactly("needs a page");
        assertThat(all.get(1).exceptionMessages()).containsExactly("no page");
        assertThat(all)
                .allSatisfy(
                        report -> {
                            assertThat(report.text("/request/url"))
                                    .endsWith("/flow/page-that-fails");
                            assertThat(report.text("/transaction")).isEqualTo("GET /flow/*");
                        });
        assertThat(answer.statusCode()).isEqualTo(500);
    }

    @Test
    void aFilterBeforeAllOthersThatFailsIsReportedByItsErrorPage(Reports reports) {
        var answer = site.get("early?order=7");

        var report = reports.onlyOneFrom(site);
        assertThat(report.exceptionMessages()).containsExactly("before all other filters");
        assertThat(report.text("/request/url")).endsWith("/servlets/early");
        assertThat(report.text("/request/query_string")).isEqualTo("order=7");
        assertThat(answer.body()).isEqualTo("sorry");
        assertThat(id(answer)).isEqualTo(report.id());
    }

    @Test
    void anErrorPageThatIsCommittedBeforeItEndsNamesTheEvent(Reports reports) {
        var answer = site.get("upload/parameter");

        var report = reports.onlyOneFrom(site);
        assertThat(answer.body()).isEqualTo("sorry");
        assertThat(id(answer)).isEqualTo(report.id());
    }

    @ParameterizedTest
    @CsvSource({
        "stream, application/json; charset=UTF-8",
        "stream, application/json",
        "stream, application/json; charset=UTF-16LE",
        "stream, application/json; charset=windows-1252",
        "reader, application/json; charset=windows-1252",
        "stream, application/json; charset=no-such-charset"
    })
    void aBodyIsReadByItsCharacterSet(String way, String type, Reports reports) {
        var charset =
                type.contains("charset=") && !type.contains("no-such")
                        ? Charset.forName(type.substring(type.indexOf('=') + 1))
                        : StandardCharsets.UTF_8;
        site.send(
                site.request("upload/" + way)
                        .header("Content-Type", type)
                        .POST(
                                BodyPublishers.ofByteArray(
                                        "{\"name\":\"Zo\u00eb\"}".getBytes(charset))));

        assertThat(reports.onlyOneFrom(site).text("/request/data")).contains("Zo\u00eb");
    }

    @Test
    void aFormIsReadByTheContainer(Reports reports) {
        site.post(
                "upload/parameter",
                "application/x-www-form-urlencoded; charset=UTF-8",
                "name=Zo%C3%AB&password=secret");

        var report = reports.onlyOneFrom(site);
        assertThat(report.json()).contains("Zo").doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"parts", "parameter"})
    void theNamesOfPartsAreKeptAndNotTheirContent(String way, Reports reports) {
        String body =
                """
                --b\r
                Content-Disposition: form-data; name="name"\r
                \r
                first-content\r
                --b\r
                Content-Disposition: form-data; name="photo"; filename="private.png"\r
                Content-Type: image/png\r
                \r
                second-content\r
                --b--\r
                """;

        site.post("upload/" + way, "multipart/form-data; boundary=b", body);

        var report = reports.onlyOneFrom(site);
        assertThat(report.text("/request/data/name")).endsWith("bytes]");
        assertThat(report.text("/request/data/photo")).contains("image/png");
        assertThat(report.json()).doesNotContain("-content", "private.png");
    }

    @Test
    void severalValuesOfAHeaderAreKept(Reports reports) {
        site.send(
                site.request("upload/parameter")
                        .header("Accept", "text/html")
                        .header("Accept", "text/plain"));

        assertThat(reports.onlyOneFrom(site).text("/request/headers/Accept"))
                .isEqualTo("text/html, text/plain");
    }

    private static String id(HttpResponse<?> answer) {
        return answer.headers().firstValue("X-Sentry-ID").orElse("");
    }
}
