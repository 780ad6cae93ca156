/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.waysin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.ravenee.tests.harness.Application;
import org.ravenee.tests.harness.Report;
import org.ravenee.tests.harness.Reports;
import org.ravenee.tests.harness.ServerTest;
import org.ravenee.tests.harness.Site;

/** Each way in which a failure leaves the application gives one event, or none where it should. */
@ServerTest
class WaysInIT {

    private final Site site = Site.of("ways-in");

    @Deployment(testable = false)
    static WebArchive application() {
        return Application.named("ways-in")
                .with(WaysInApplication.class, FailingResource.class)
                .with(MappedException.class, MappedExceptionMapper.class, CheckedException.class)
                .with(CapturedBean.class, OuterBean.class)
                .with(FailingEjb.class, BusinessException.class)
                .with(FailingServlet.class, AsyncServlet.class, DispatchingServlet.class)
                .with(FailingFilter.class)
                .war();
    }

    @Test
    void anUnmappedExceptionOfAResourceIsReportedAndAnsweredWithAProblem(Reports reports) {
        var answer = site.get("api/failing/unmapped/7");

        var report = reports.onlyOneFrom(site);
        assertThat(report.exceptionTypes())
                .containsExactly("IllegalStateException", "IllegalArgumentException");
        assertThat(report.exceptionMessages()).containsExactly("unmapped 7", "its cause");
        assertThat(report.text("/transaction"))
                .startsWith("GET ")
                .endsWith("/failing/unmapped/{id}");
        assertThat(report.text("/level")).isEqualTo("error");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(
                        type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.body()).contains(report.id()).doesNotContain("unmapped 7");
        assertThat(reportId(answer)).isEqualTo(report.id());
    }

    @Test
    void aCheckedExceptionOfAResourceIsReported(Reports reports) {
        var answer = site.get("api/failing/checked");

        var report = reports.onlyOneFrom(site);
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(report.exceptionTypes()).containsExactly("CheckedException");
        assertThat(reportId(answer)).isEqualTo(report.id());
    }

    @Test
    void anErrorOfAResourceIsReported(Reports reports) {
        var answer = site.get("api/failing/error");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(reports.onlyOneFrom(site).exceptionTypes()).containsExactly("AssertionError");
    }

    @Test
    void anExceptionThatTheApplicationMapsTo503IsReportedAndAnsweredByTheApplication(
            Reports reports) {
        var answer = site.get("api/failing/mapped/503");

        var report = reports.onlyOneFrom(site);
        assertThat(report.exceptionTypes()).containsExactly("MappedException");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("The application answers 503");
        assertThat(reportId(answer)).isEqualTo(report.id());
    }

    @Test
    void anExceptionThatTheApplicationMapsTo409IsNotReported(Reports reports) {
        var answer = site.get("api/failing/mapped/409");

        assertThat(reports.from(site)).isEmpty();
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).isEqualTo("The application answers 409");
        assertThat(reportId(answer)).isEmpty();
    }

    @Test
    void theExceptionOfAMapperIsReportedBesideTheOneThatItWasToMap(Reports reports) {
        var answer = site.get("api/failing/mapped/0");

        var all = reports.from(site);
        assertThat(all)
                .extracting(Report::exceptionMessages)
                .containsExactlyInAnyOrder(List.of("mapped to 0"), List.of("the mapper fails"));
        assertThat(all)
                .extracting(report -> report.text("/transaction"))
                .containsOnly("GET /api/failing/mapped/{status}");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(all).extracting(Report::id).contains(reportId(answer));
    }

    @Test
    void theExceptionOfAMapperThatWrapsTheOneToMapIsOneEvent(Reports reports) {
        var answer = site.get("api/failing/mapped/1");

        var report = reports.onlyOneFrom(site);
        assertThat(report.exceptionMessages()).containsExactly("the mapper fails", "mapped to 1");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(reportId(answer)).isEqualTo(report.id());
    }

    @Test
    void aWebApplicationExceptionWithStatus404IsNotReported(Reports reports) {
        var answer = site.get("api/failing/not-found");

        assertThat(reports.from(site)).isEmpty();
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(reportId(answer)).isEmpty();
    }

    @Test
    void anAddressThatNoResourceServesIsNotReported(Reports reports) {
        var answer = site.get("api/nowhere");

        assertThat(reports.from(site)).isEmpty();
        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @Test
    void aWebApplicationExceptionWithStatus500IsReported(Reports reports) {
        var answer = site.get("api/failing/server-error");

        var report = reports.onlyOneFrom(site);
        assertThat(report.exceptionTypes()).containsExactly("WebApplicationException");
        assertThat(report.exceptionMessages()).containsExactly("as told");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(reportId(answer)).isEqualTo(report.id());
    }

    @Test
    void aWebApplicationExceptionKeepsItsOwnEntity(Reports reports) {
        var answer = site.get("api/failing/server-error-with-entity");

        assertThat(reports.onlyOneFrom(site).exceptionMessages()).containsExactly("with an entity");
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).isEqualTo("our own words");
    }

    @Test
    void aFailingCompletionStageIsReportedAsWhatFailed(Reports reports) {
        var answer = site.get("api/failing/stage");

        var report = reports.onlyOneFrom(site);
        assertThat(report.exceptionMessages()).contains("later");
        assertThat(report.exceptionTypes()).contains("IllegalStateException");
        assertThat(report.text("/transaction")).endsWith("/failing/stage");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(reportId(answer)).isEqualTo(report.id());
    }

    @Test
    void aFailingCompletionStageThatTheApplicationMapsTo409IsNotReported(Reports reports) {
        var answer = site.get("api/failing/mapped-stage");

        assertThat(reports.from(site)).isEmpty();
        assertThat(answer.statusCode()).isEqualTo(409);
    }

    @Test
    void anAsyncResponseResumedWithAnExceptionIsReported(Reports reports) {
        var answer = site.get("api/failing/resumed");

        assertThat(reports.onlyOneFrom(site).exceptionMessages()).containsExactly("resumed");
        assertThat(answer.statusCode()).isEqualTo(500);
    }

    @Test
    void anExceptionOfAServletIsReportedWithItsTrueCause(Reports reports) {
        var answer = site.get("servlet");

        var report = reports.onlyOneFrom(site);
        assertThat(report.exceptionTypes()).contains("IOException");
        assertThat(report.exceptionMessages()).contains("in the servlet");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(reportId(answer)).isEqualTo(report.id());
    }

    @Test
    void anExceptionOfAFilterOfTheApplicationIsReported(Reports reports) {
        var answer = site.get("filtered");

        var report = reports.onlyOneFrom(site);
        assertThat(report.exceptionMessages()).containsExactly("in a filter of the application");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(reportId(answer)).isEqualTo(report.id());
    }

    @Test
    void aFailureOfAnAsynchronousServletIsReported(Reports reports) {
        var answer = site.get("async");

        var report = reports.onlyOneFrom(site);
        assertThat(report.exceptionMessages()).containsExactly("in the background");
        assertThat(report.text("/request/url")).endsWith("/ways-in/async");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(reportId(answer)).isEqualTo(report.id());
    }

    @Test
    void aFailureAfterAnAsynchronousDispatchIsReportedOnce(Reports reports) {
        var answer = site.get("dispatching");

        var report = reports.onlyOneFrom(site);
        assertThat(report.exceptionMessages()).contains("in the servlet");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(reportId(answer)).isEqualTo(report.id());
    }

    @Test
    void aCapturedBeanIsReportedThoughItsCallerSwallowsTheFailure(Reports reports) {
        var answer = site.get("api/failing/swallowed");

        var report = reports.onlyOneFrom(site);
        assertThat(report.exceptionMessages()).containsExactly("captured");
        assertThat(report.text("/level")).isEqualTo("warning");
        assertThat(report.text("/tags/part")).isEqualTo("engine");
        assertThat(report.text("/exception/values/0/mechanism/handled")).isEqualTo("true");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("fine");
        assertThat(reportId(answer)).isEqualTo(report.id());
    }

    @Test
    void oneFailureThatPassesSeveralCapturesGivesOneEvent(Reports reports) {
        var answer = site.get("api/failing/nested");

        var report = reports.onlyOneFrom(site);
        assertThat(report.exceptionMessages()).containsExactly("captured");
        assertThat(report.text("/exception/values/0/mechanism/handled")).isEqualTo("false");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(reportId(answer)).isEqualTo(report.id());
    }

    @Test
    void anExceptionOfAnEjbIsReportedOnceAndNamedAfterItsCause(Reports reports) {
        var answer = site.get("api/failing/ejb");

        var report = reports.onlyOneFrom(site);
        assertThat(report.exceptionTypes()).contains("IllegalStateException");
        assertThat(report.exceptionMessages()).contains("in the EJB");
        assertThat(answer.statusCode()).isEqualTo(500);
    }

    @Test
    void aCapturedMethodOfAnEjbIsReported(Reports reports) {
        var answer = site.get("api/failing/ejb-captured");

        assertThat(reports.onlyOneFrom(site).exceptionMessages()).contains("captured in the EJB");
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void aBusinessExceptionOfAnEjbIsNotReported(Reports reports) {
        site.get("api/failing/ejb-business");

        assertThat(reports.from(site)).isEmpty();
    }

    @Test
    void aCleanRequestReportsNothingAndSaysNothing(Reports reports) {
        var answer = site.get("api/failing/clean");

        assertThat(reports.from(site)).isEmpty();
        assertThat(answer.body()).isEqualTo("fine");
        assertThat(reportId(answer)).isEmpty();
    }

    private static String reportId(HttpResponse<?> answer) {
        return answer.headers().firstValue("X-Sentry-ID").orElse("");
    }
}
