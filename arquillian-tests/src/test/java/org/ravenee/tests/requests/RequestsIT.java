/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.requests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.ravenee.tests.harness.Application;
import org.ravenee.tests.harness.Report;
import org.ravenee.tests.harness.Reports;
import org.ravenee.tests.harness.ServerTest;
import org.ravenee.tests.harness.Site;

/** An event has all data of its own request, none of any other, and no secret. */
@ServerTest
class RequestsIT {

    private static final List<String> VISITORS = List.of("lovelace", "hopper");

    private final Site site = Site.of("requests");

    @Deployment(testable = false)
    static WebArchive application() {
        return Application.named("requests")
                .configured("sentry.environment", "test")
                .configured("sentry.release", "requests@1.2.3")
                .configured("sentry.tags.tier", "web")
                .configured("sentry.max-request-body-size", "small")
                .with(RequestsApplication.class, VisitResource.class, MeetingPoint.class)
                .war();
    }

    @Test
    void twoRequestsAtOnceDoNotMixTheirUsersTagsAndBreadcrumbs(Reports reports) {
        visitAtOnce("api/visits/%s/together");

        var received = reports.from(site);
        assertThat(received).hasSize(2);
        for (var visitor : VISITORS) {
            var report = theOne(received, "failed for " + visitor);
            assertThat(report.text("/user/id")).isEqualTo(visitor);
            assertThat(report.text("/tags/visitor")).isEqualTo(visitor);
            assertThat(report.breadcrumbs())
                    .contains("arrival of " + visitor)
                    .doesNotContain("arrival of " + theOther(visitor));
            assertThat(report.text("/request/url")).endsWith("/visits/" + visitor + "/together");
        }
    }

    @Test
    void workOnAManagedExecutorBelongsToTheRequestThatStartedIt(Reports reports) {
        visitAtOnce("api/visits/%s/on-another-thread");

        var received = reports.from(site);
        assertThat(received).hasSize(2);
        for (var visitor : VISITORS) {
            var report = theOne(received, "said on another thread for " + visitor);
            assertThat(report.text("/user/id")).isEqualTo(visitor);
            assertThat(report.text("/tags/visitor")).isEqualTo(visitor);
            assertThat(report.text("/request/url")).contains("/visits/" + visitor + "/");
        }
    }

    @Test
    void noDataOfARequestIsLeftForTheNextOne(Reports reports) {
        visitAtOnce("api/visits/%s/together");
        reports.from(site);

        // As many as the visitors had threads, and more.
        for (var request = 0; request < 8; request++) {
            site.get("api/visits/stranger");
        }

        assertThat(reports.from(site))
                .hasSize(8)
                .allSatisfy(
                        report -> {
                            assertThat(report.text("/user")).isEmpty();
                            assertThat(report.text("/tags/visitor")).isEmpty();
                            assertThat(report.json()).doesNotContain("arrival of");
                        });
    }

    @Test
    void theAnswerNamesTheReportThatWasReceived(Reports reports) {
        var answer = site.get("api/visits/stranger");

        assertThat(answer.headers().allValues("X-Sentry-ID"))
                .containsExactly(reports.onlyOneFrom(site).id());
    }

    @Test
    void severalReportsOfOneRequestShareItsAnswer(Reports reports) {
        var answer = site.get("api/visits/several");

        var received = reports.from(site);
        assertThat(received).hasSize(2);
        assertThat(answer.headers().allValues("X-Sentry-ID"))
                .hasSize(1)
                .isSubsetOf(received.stream().map(Report::id).toList());
    }

    @Test
    void anEventThatArrivedIsComplete(Reports reports) {
        site.send(site.request("api/visits/stranger?colour=blue").header("X-Shop", "corner"));

        var report = reports.onlyOneFrom(site);
        assertThat(report.id()).matches("[0-9a-f]{32}");
        assertThat(report.text("/platform")).isEqualTo("java");
        assertThat(report.text("/timestamp")).isNotEmpty();
        assertThat(report.text("/environment")).isEqualTo("test");
        assertThat(report.text("/release")).isEqualTo("requests@1.2.3");
        assertThat(report.text("/tags/tier")).isEqualTo("web");
        assertThat(report.text("/server_name")).isNotEmpty();
        assertThat(report.text("/sdk/name")).isNotEmpty();
        assertThat(report.text("/sdk/version")).isNotEmpty();
        assertThat(report.text("/modules")).isNotEmpty();
        assertThat(report.text("/request/method")).isEqualTo("GET");
        assertThat(report.text("/request/url"))
                .isEqualTo(site.url("api/visits/stranger").toString());
        assertThat(report.text("/request/query_string")).contains("colour", "blue");
        assertThat(report.exceptionTypes()).containsExactly("IllegalStateException");
        assertThat(report.text("/exception/values/0/module")).isEqualTo("java.lang");
        assertThat(report.text("/exception/values/0/mechanism/type")).isNotEmpty();
    }

    @Test
    void theFramesOfTheApplicationStandOut(Reports reports) {
        site.get("api/visits/stranger");

        var report = reports.onlyOneFrom(site);
        var frames = report.elements("/exception/values/0/stacktrace/frames");
        var newest = frames.get(frames.size() - 1);
        assertThat(report.text(newest + "/function")).isEqualTo("stranger");
        assertThat(report.text(newest + "/module")).isEqualTo(VisitResource.class.getName());
        assertThat(report.text(newest + "/filename")).isEqualTo("VisitResource.java");
        assertThat(report.text(newest + "/lineno")).isNotEmpty();
        assertThat(report.text(newest + "/in_app")).isEqualTo("true");
        assertThat(frames)
                .filteredOn(
                        frame ->
                                report.text(frame + "/module").startsWith("org.jboss.")
                                        // Classes that Weld generates have names of the
                                        // application.
                                        || report.text(frame + "/module").contains("$Proxy$"))
                .isNotEmpty()
                .allSatisfy(
                        frame -> assertThat(report.text(frame + "/in_app")).isNotEqualTo("true"));
    }

    @Test
    void secretsOfTheRequestStayInTheProcess(Reports reports) {
        site.send(
                site.request("api/visits/stranger?password=query-s3cret&api_key=query-s3cret")
                        .header("Authorization", "Bearer header-s3cret")
                        .header("X-Api-Key", "header-s3cret")
                        .header("Cookie", "JSESSIONID=cookie-s3cret; theme=dark"));

        assertThat(reports.onlyOneFrom(site).json()).doesNotContain("s3cret");
    }

    @Test
    void secretsOfAFormStayInTheProcess(Reports reports) {
        site.post(
                "api/visits/sign-in",
                "application/x-www-form-urlencoded",
                "user=lovelace&password=form-s3cret");

        assertThat(reports.onlyOneFrom(site).json()).doesNotContain("s3cret");
    }

    @Test
    void secretsInMessagesAndExtrasStayInTheProcess(Reports reports) {
        site.get("api/visits/connect");

        var report = reports.onlyOneFrom(site);
        assertThat(report.json()).doesNotContain("s3cret");
        assertThat(report.text("/extra/connection/host")).isEqualTo("db");
    }

    private void visitAtOnce(String path) {
        VISITORS.stream()
                .map(visitor -> site.getLater(path.formatted(visitor)))
                .toList()
                .forEach(CompletableFuture::join);
    }

    private static Report theOne(List<Report> reports, String about) {
        return reports.stream()
                .filter(
                        report ->
                                report.message().equals(about)
                                        || report.exceptionMessages().contains(about))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not reported: " + about));
    }

    private static String theOther(String visitor) {
        return visitor.equals("lovelace") ? "hopper" : "lovelace";
    }
}
