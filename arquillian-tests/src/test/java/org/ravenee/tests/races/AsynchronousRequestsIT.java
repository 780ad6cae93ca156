/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.races;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntPredicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.ravenee.tests.harness.Application;
import org.ravenee.tests.harness.Report;
import org.ravenee.tests.harness.Reports;
import org.ravenee.tests.harness.ServerLog;
import org.ravenee.tests.harness.ServerTest;
import org.ravenee.tests.harness.Site;

/**
 * Many requests at once, on every asynchronous path: each failure is reported once, with the data
 * of its own request, and the server logs nothing that it does not log without Raven EE. The number
 * of requests is the system property {@code races.requests}.
 */
@ServerTest
class AsynchronousRequestsIT {

    private static final int REQUESTS = Integer.getInteger("races.requests");
    private static final int THREADS = 8;

    /** The events of a round are read before the next one: the inbox keeps some thousands. */
    private static final int ROUND = 500;

    private static final String WITH = "races-raven";
    private static final String WITHOUT = "races-plain";
    private static final Pattern ARRIVAL = Pattern.compile("arrival of (\\d+)");
    private static final Pattern FAILURE = Pattern.compile("failed (\\d+)");
    private static final Pattern MESSAGE_ID = Pattern.compile("\\b[A-Z]{2,}-?\\d{4,6}\\b");

    private final Site site = Site.of(WITH);
    private final Map<Integer, HttpResponse<String>> responses = new ConcurrentHashMap<>();
    private final Map<Integer, List<Report>> reported = new ConcurrentHashMap<>();

    @Deployment(name = WITH, testable = false)
    static WebArchive withRaven() {
        return Way.add(Application.named(WITH)).with(ReportedVisitors.class).war();
    }

    @Deployment(name = WITHOUT, testable = false)
    static WebArchive without() {
        return Way.add(Application.plain(WITHOUT)).war();
    }

    @Test
    void areReportedOnceEachWithTheirOwnDataAndWithoutWarnings(Reports reports) throws Exception {
        ServerLog log = ServerLog.fromNowOn();
        ask(Site.of(WITHOUT), 0, 2 * Way.count());
        Set<String> logged = messageIds(log);
        logged.add("RAVEN-3001");
        responses.clear();

        ServerLog ours = ServerLog.fromNowOn();
        for (int from = 0; from < REQUESTS; from += ROUND) {
            ask(site, from, Math.min(from + ROUND, REQUESTS));
            read(reports);
        }
        await().untilAsserted(
                        () -> {
                            read(reports);
                            assertThat(numbers(this::isMissing)).as("not reported").isEmpty();
                        });

        assertThat(numbers(this::isReportedTooOften)).as("reported too often").isEmpty();
        assertThat(numbers(this::isWrong)).as("another status, or another event id").isEmpty();
        assertThat(messageIds(ours)).as("warnings and errors in the log").isSubsetOf(logged);
    }

    private void ask(Site asked, int from, int to) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> answers = new ArrayList<>();
            for (int i = from; i < to; i++) {
                int number = i;
                answers.add(callers.submit(() -> ask(asked, number)));
            }
            for (Future<?> answer : answers) {
                answer.get();
            }
        } finally {
            callers.shutdown();
        }
    }

    private void ask(Site asked, int number) {
        Way.of(number).ask(asked, number).ifPresent(it -> responses.put(number, it));
    }

    private void read(Reports reports) {
        for (Report report : reports.from(site)) {
            int number = Integer.parseInt(report.text("/tags/visitor"));
            belongsTo(number, report);
            reported.computeIfAbsent(number, key -> new ArrayList<>()).add(report);
        }
    }

    private static void belongsTo(int number, Report report) {
        assertThat(report.text("/user/id")).isEqualTo("visitor-" + number);
        assertThat(report.text("/request/url")).endsWith("/" + number);
        assertThat(report.text("/transaction")).isEqualTo(Way.of(number).transaction());
        assertThat(numbers(ARRIVAL, report.breadcrumbs())).containsExactly(number);
        assertThat(numbers(FAILURE, report.exceptionMessages())).isSubsetOf(number);
    }

    private static List<Integer> numbers(Pattern text, List<String> texts) {
        return texts.stream()
                .flatMap(it -> text.matcher(it).results())
                .map(it -> Integer.valueOf(it.group(1)))
                .toList();
    }

    /** Returns the first of the requests that meet a condition, with their ways. */
    private static List<String> numbers(IntPredicate condition) {
        return IntStream.range(0, REQUESTS)
                .filter(condition)
                .limit(20)
                .mapToObj(number -> number + ": " + Way.of(number))
                .toList();
    }

    private int timesReported(int number) {
        return reported.getOrDefault(number, List.of()).size();
    }

    private boolean isMissing(int number) {
        return timesReported(number) == 0 && Way.of(number).isReported();
    }

    private boolean isReportedTooOften(int number) {
        return timesReported(number) > (Way.of(number).isReported() ? 1 : 0);
    }

    private boolean isWrong(int number) {
        Way way = Way.of(number);
        HttpResponse<String> response = responses.get(number);
        if (response == null || way.status() == 0) {
            return way.status() != 0;
        }
        String named = response.headers().firstValue("X-Sentry-ID").orElse("");
        String id = timesReported(number) == 0 ? "" : reported.get(number).get(0).id();
        return response.statusCode() != way.status()
                || !named.equals(id) && (way.namesItsEvent() || !named.isEmpty());
    }

    /** The ids of warnings and errors; lines without an id count by their category. */
    private static Set<String> messageIds(ServerLog log) {
        return Stream.of(" WARN  [", " ERROR [")
                .flatMap(level -> log.linesWith(level).stream())
                .map(AsynchronousRequestsIT::messageId)
                .collect(Collectors.toSet());
    }

    private static String messageId(String line) {
        return MESSAGE_ID
                .matcher(line)
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElse(line.replaceAll(".*(?:WARN|ERROR) +\\[([^]]*)].*", "$1"));
    }
}
