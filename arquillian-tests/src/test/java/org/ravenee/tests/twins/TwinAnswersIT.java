/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.twins;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.ravenee.tests.harness.Application;
import org.ravenee.tests.harness.Report;
import org.ravenee.tests.harness.Reports;
import org.ravenee.tests.harness.ServerTest;
import org.ravenee.tests.harness.Site;
import org.ravenee.tests.twins.applications.Applications;
import org.ravenee.tests.twins.applications.ScannedApplication;
import org.ravenee.tests.twins.failures.Failure;
import org.ravenee.tests.twins.mappers.Answer;
import org.ravenee.tests.twins.mappers.ExactMappers;
import org.ravenee.tests.twins.resources.Resources;

/**
 * Adding the Raven EE jars changes no answer: each application is deployed twice, with and without
 * them, and both twins are asked the same.
 */
@ServerTest
class TwinAnswersIT {

    private static final List<TwinRequest> REQUESTS = TwinRequests.all();
    private static final int AT_ONCE = 6;

    /** The inbox forgets the oldest of more events than that. */
    private static final int BETWEEN_READINGS = 200;

    private static final Map<TwinRequest, TwinAnswer> WITH = new ConcurrentHashMap<>();
    private static final Map<TwinRequest, TwinAnswer> WITHOUT = new ConcurrentHashMap<>();
    private static final Map<TwinRequest, List<Report>> REPORTED = new ConcurrentHashMap<>();

    private static final String PAGES =
            """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              %s
              <error-page>
                <error-code>500</error-code>
                <location>/error-page/500</location>
              </error-page>
              <error-page>
                <error-code>404</error-code>
                <location>/error-page/404</location>
              </error-page>
              <error-page>
                <exception-type>org.ravenee.tests.twins.failures.Thrown$Unmapped</exception-type>
                <location>/error-page/unmapped</location>
              </error-page>
              <error-page>
                <exception-type>java.lang.Exception</exception-type>
                <location>/error-page/exception</location>
              </error-page>
            </web-app>
            """;

    private static final String WITHOUT_DEFAULT_MAPPER =
            """
            <context-param>
              <param-name>dev.resteasy.exception.mapper</param-name>
              <param-value>false</param-value>
            </context-param>
            """;

    @Deployment(name = "scanned-raven", testable = false)
    static WebArchive scannedWithRaven() {
        return scanned(Application.named(with(TwinRequests.SCANNED)));
    }

    @Deployment(name = "scanned-plain", testable = false)
    static WebArchive scannedWithout() {
        return scanned(Application.plain(without(TwinRequests.SCANNED)));
    }

    @Deployment(name = "listed-raven", testable = false)
    static WebArchive listedWithRaven() {
        return listed(Application.named(with(TwinRequests.LISTED)));
    }

    @Deployment(name = "listed-plain", testable = false)
    static WebArchive listedWithout() {
        return listed(Application.plain(without(TwinRequests.LISTED)));
    }

    @Deployment(name = "pages-raven", testable = false)
    static WebArchive pagesWithRaven() {
        return pages(Application.named(with(TwinRequests.PAGES)), "");
    }

    @Deployment(name = "pages-plain", testable = false)
    static WebArchive pagesWithout() {
        return pages(Application.plain(without(TwinRequests.PAGES)), "");
    }

    @Deployment(name = "unmapped-raven", testable = false)
    static WebArchive unmappedPagesWithRaven() {
        return pages(Application.named(with(TwinRequests.UNMAPPED_PAGES)), WITHOUT_DEFAULT_MAPPER);
    }

    @Deployment(name = "unmapped-plain", testable = false)
    static WebArchive unmappedPagesWithout() {
        return pages(
                Application.plain(without(TwinRequests.UNMAPPED_PAGES)), WITHOUT_DEFAULT_MAPPER);
    }

    @Deployment(name = "fallback-raven", testable = false)
    static WebArchive withoutFallbackWithRaven() {
        return scanned(
                Application.named(with(TwinRequests.WITHOUT_FALLBACK))
                        .configured("sentry.exception-mapper", "false"));
    }

    @Deployment(name = "fallback-plain", testable = false)
    static WebArchive withoutFallbackWithout() {
        return scanned(Application.plain(without(TwinRequests.WITHOUT_FALLBACK)));
    }

    private static WebArchive scanned(Application application) {
        return resources(application)
                .with(ScannedApplication.class, ExactMappers.class, Answer.class)
                .war()
                .addAsWebResource(new StringAsset("<html>no Faces</html>"), "plain.xhtml");
    }

    private static WebArchive listed(Application application) {
        return resources(application)
                .withPackageOf(ExactMappers.class)
                .withPackageOf(Applications.class)
                .without(ScannedApplication.class)
                .war();
    }

    private static WebArchive pages(Application application, String parameters) {
        return resources(application)
                .with(ScannedApplication.class)
                .webXml(PAGES.formatted(parameters))
                .war();
    }

    private static Application resources(Application application) {
        return application.withPackageOf(Failure.class).withPackageOf(Resources.class);
    }

    private static String with(String war) {
        return "twin-" + war + "-raven";
    }

    /** As long as the other name, so that no length differs. */
    private static String without(String war) {
        return "twin-" + war + "-plain";
    }

    private static void askAll(Reports reports) throws Exception {
        Map<String, List<TwinRequest>> byWar =
                REQUESTS.stream()
                        .distinct()
                        .collect(
                                Collectors.groupingBy(
                                        TwinRequest::war, LinkedHashMap::new, Collectors.toList()));
        ExecutorService visitors = Executors.newFixedThreadPool(AT_ONCE);
        try {
            for (String war : byWar.keySet()) {
                List<TwinRequest> requests = byWar.get(war);
                for (int from = 0; from < requests.size(); from += BETWEEN_READINGS) {
                    int to = Math.min(from + BETWEEN_READINGS, requests.size());
                    ask(war, requests.subList(from, to), visitors, reports);
                }
            }
        } finally {
            visitors.shutdown();
        }
    }

    private static void ask(
            String war, List<TwinRequest> requests, ExecutorService visitors, Reports reports)
            throws Exception {
        TwinSite with = TwinSite.of(with(war));
        TwinSite without = TwinSite.of(without(war));
        Map<String, TwinRequest> numbered = new LinkedHashMap<>();
        for (TwinRequest request : requests) {
            numbered.put("case-%05d".formatted(REQUESTS.indexOf(request)), request);
        }
        List<Future<?>> asked =
                numbered.entrySet().stream()
                        .<Future<?>>map(
                                entry ->
                                        visitors.submit(
                                                () -> {
                                                    TwinRequest request = entry.getValue();
                                                    String number = entry.getKey();
                                                    WITH.put(request, with.answer(request, number));
                                                    WITHOUT.put(
                                                            request,
                                                            without.answer(request, number));
                                                }))
                        .toList();
        for (Future<?> each : asked) {
            each.get();
        }
        List<Report> reported = reports.from(Site.of(with(war)));
        numbered.forEach(
                (number, request) ->
                        REPORTED.put(
                                request,
                                reported.stream()
                                        .filter(report -> report.json().contains(number))
                                        .filter(report -> !isOfMapper(report))
                                        .toList()));
    }

    /** A mapper that fails is a failure of its own. */
    private static boolean isOfMapper(Report report) {
        return report.exceptionMessages().stream().anyMatch(it -> it.contains("the mapper "));
    }

    @TestFactory
    Stream<DynamicTest> bothTwinsAnswerTheSame(Reports reports) throws Exception {
        return test(reports, REQUESTS.stream(), TwinAnswersIT::answersAreTheSame);
    }

    private static void answersAreTheSame(TwinRequest request) {
        TwinAnswer expected = WITHOUT.get(request);
        TwinAnswer answer = WITH.get(request);

        if (!request.war().equals(TwinRequests.WITHOUT_FALLBACK)
                && expected.isOfServer(request)
                && answer.isOfRavenEe()) {
            // Raven EE may answer unmapped failures.
            return;
        }
        assertThat(answer).hasToString(expected.toString());
    }

    @TestFactory
    Stream<DynamicTest> eachFailureIsReportedOnceIfTheAnswerSaysSo(Reports reports)
            throws Exception {
        return test(
                reports,
                REQUESTS.stream().filter(TwinRequest::isSeen),
                TwinAnswersIT::isReportedOnce);
    }

    private static void isReportedOnce(TwinRequest request) {
        TwinAnswer answer = WITH.get(request);
        boolean failed = answer.status() >= 500 || request.failsAfterCommitment();

        assertThat(REPORTED.get(request))
                .as("reports of %s, answered by %s", request, answer)
                .hasSize(failed && !request.failure().isBusiness() ? request.failures() : 0);
    }

    @TestFactory
    Stream<DynamicTest> aWrongRequestIsNotReported(Reports reports) throws Exception {
        return test(
                reports,
                REQUESTS.stream().filter(request -> request.failure() == null),
                TwinAnswersIT::isNotReportedIfRefused);
    }

    private static void isNotReportedIfRefused(TwinRequest request) {
        if (WITH.get(request).status() < 500) {
            assertThat(REPORTED.get(request)).isEmpty();
        }
    }

    /** All requests are sent before the first test. */
    private static Stream<DynamicTest> test(
            Reports reports, Stream<TwinRequest> requests, Consumer<TwinRequest> test)
            throws Exception {
        if (WITH.isEmpty()) {
            askAll(reports);
        }
        return requests.distinct()
                .map(
                        request ->
                                DynamicTest.dynamicTest(
                                        request.toString(), () -> test.accept(request)));
    }
}
