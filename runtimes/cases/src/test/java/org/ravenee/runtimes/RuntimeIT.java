/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.runtimes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ravenee.inbox.Inbox;
import org.ravenee.inbox.ReceivedEvent;
import org.ravenee.runtimes.Case.Twin;
import org.ravenee.runtimes.server.ApplicationServer;
import org.ravenee.runtimes.server.Feature;
import org.ravenee.runtimes.server.Runtimes;

/**
 * One application on the runtime of this run, first without Raven EE and then with it, under the
 * same name: some servers behave by the name of an application. Each case is asked once for each.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RuntimeIT {

    private static final String SHOP = "shop";
    private static final String NEIGHBOUR = "neighbour";
    private static final Path APPLICATION = Path.of(System.getProperty("application"));
    private static final Path TWIN = Path.of(System.getProperty("twin"));
    private static final String NIGHT = "night";
    private static final Path NIGHT_APPLICATION = Path.of(System.getProperty("night"));
    private static final String LOGS = "logs";
    private static final Path LOGS_APPLICATION = Path.of(System.getProperty("logs"));

    /** A class of the application with Raven EE and of the one without. */
    private static final String OF_APPLICATION = "com.example.shop.ReadyServlet";

    private static final String OF_RAVEN_EE = "org.ravenee.Client";

    private static final Duration TIME_TO_UNLOAD = Duration.ofSeconds(40);

    private static final List<String> OTHER_WORK = Collections.nCopies(64, "ready");

    private static final List<String> NEIGHBOURS = List.of("neighbour", "beside it", "alone");

    private static final Duration TIME_TO_DEPLOY = Duration.ofMinutes(3);
    private static final Duration TIME_TO_REPORT = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PATIENCE_WITH_TWIN = Duration.ofSeconds(15);

    private final Inbox inbox = Inbox.start(0);
    private final Map<String, Answer> ofTwin = new HashMap<>();
    private final Map<Case, Outcome> outcomes = new HashMap<>();
    private final Map<Path, Duration> timesToDeploy = new HashMap<>();
    private ApplicationServer server;
    private Site shop;

    /** The response and the events of a case. */
    private record Outcome(Answer answer, List<ReceivedEvent> events) {}

    Stream<Case> cases() {
        return Cases.without(server.missing()).stream();
    }

    Stream<Case> casesAtNight() {
        return Cases.atNight(server.missing()).stream();
    }

    Stream<Case> casesOfLogs() {
        return Cases.ofLogs(server.missing()).stream();
    }

    Stream<Case> casesWithTwin() {
        return cases().filter(each -> each.twin() != Twin.NONE);
    }

    @BeforeAll
    void deploy() {
        server = Runtimes.ofThisRun();
        server.start(inbox.dsn());
        Site twin = site(SHOP, PATIENCE_WITH_TWIN);
        deploy(SHOP, TWIN);
        ofTwin.putAll(twin.getAll(casesWithTwin().map(Case::path).toList()));
        undeploy(SHOP);
        shop = site(SHOP, PATIENCE);
        deploy(SHOP, APPLICATION);
    }

    @AfterAll
    void stop() throws IOException {
        if (server != null) {
            server.close();
            writeJdk();
        }
        inbox.close();
    }

    private void writeJdk() throws IOException {
        Properties release = new Properties();
        try (Reader reader = Files.newBufferedReader(server.jdk().resolve("release"))) {
            release.load(reader);
        }
        String version = release.getProperty("JAVA_VERSION").replace("\"", "");
        write("jdk", version.split("[.+-]", 2)[0]);
    }

    /** A file for the table of results. */
    private static void write(String name, String text) throws IOException {
        Files.writeString(Path.of(System.getProperty("runtime.work"), name), text);
    }

    @Order(1)
    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void answersAndReports(Case each) {
        check(each, outcome(each));
    }

    private static void check(Case each, Outcome outcome) {
        each.status()
                .ifPresent(
                        status ->
                                assertThat(outcome.answer().status())
                                        .as("%s: status of %s", each, outcome.answer())
                                        .isEqualTo(status));
        assertThat(outcome.answer().body()).as("%s: body", each).contains(each.body());
        if (each.reports()) {
            assertThat(outcome.events())
                    .as("%s: events %s", each, ExpectedEvent.titles(outcome.events()))
                    .hasSize(each.event().isPresent() ? 1 : 0);
            each.event().ifPresent(expected -> expected.check(outcome.events().get(0)));
        }
        if (each.identified()) {
            assertThat(outcome.answer().header("X-Sentry-ID"))
                    .as("%s: id", each)
                    .hasValue(outcome.events().get(0).id());
        }
    }

    @Order(2)
    @ParameterizedTest(name = "{0}")
    @MethodSource("casesWithTwin")
    void answersAsWithoutRavenEe(Case each) {
        Answer without = ofTwin.get(each.path());
        assumeThat(without).as("the answer without Raven EE").isNotEqualTo(Answer.NONE);

        Answer with = outcome(each).answer();

        if (each.twin() == Twin.WHOLE) {
            assertThat(with.comparable()).as("%s", each).isEqualTo(without.comparable());
        } else {
            assertThat(with.status()).as("%s", each).isEqualTo(without.status());
        }
    }

    private Outcome outcome(Case each) {
        return outcomes.computeIfAbsent(each, this::run);
    }

    private Outcome run(Case each) {
        return run(each, shop);
    }

    private Outcome run(Case each, Site site) {
        Answer answer = site.get(each.path(), each.path());
        if (each.event().isPresent()) {
            awaitEventOf(each);
        }
        flush(site);
        return new Outcome(answer, eventsOf(each));
    }

    /** If no event arrives, the test of the case fails. */
    private void awaitEventOf(Case each) {
        try {
            Awaitility.await().atMost(TIME_TO_REPORT).until(() -> !eventsOf(each).isEmpty());
        } catch (ConditionTimeoutException e) {
            // the outcome has no event
        }
    }

    private List<ReceivedEvent> eventsOf(Case each) {
        return inbox.events().stream().filter(event -> isOf(each, event)).toList();
    }

    private static boolean isOf(Case each, ReceivedEvent event) {
        return isMarked(each.path(), event);
    }

    /** Failures of work without a request have the query of its request in their message. */
    private static boolean isMarked(String mark, ReceivedEvent event) {
        String query = Site.query(mark);
        return event.find("/request/query_string").filter(query::equals).isPresent()
                || event.find("/exception/values/0/value")
                        .filter(message -> message.endsWith(" " + query))
                        .isPresent();
    }

    private void flush(Site site) {
        String path = has(Feature.SERVLETS) ? "flush" : "rest/flush";
        assertThat(site.get(path).body()).as("everything is delivered").isEqualTo("true");
    }

    private boolean has(Feature feature) {
        return !server.missing().contains(feature);
    }

    @Order(3)
    @Test
    void applicationsListenersAreToldOnceOfEachStep() {
        assumeThat(has(Feature.SERVLETS)).as("servlets").isTrue();
        assertThat(recorded("async/record", "complete")).isEqualTo("complete");
        assertThat(recorded("async/record-restart", "complete")).isEqualTo("start,complete");
    }

    private String recorded(String path, String last) {
        shop.get(path, path);
        Awaitility.await().until(() -> shop.get("async/recorded", path).body().contains(last));
        flush(shop);
        return shop.get("async/recorded", path).body();
    }

    @Order(3)
    @Test
    void eventsNameTheReleaseOfTheApplication() {
        assertThat(eventOfUnmapped().find("/release"))
                .hasValue(System.getProperty("runtime.release"));
    }

    @Order(3)
    @Test
    void framesOfTheApplicationAreInApp() {
        ReceivedEvent event = eventOfUnmapped();
        String frames = "/exception/values/0/stacktrace/frames";
        Set<String> inApp = new HashSet<>();
        for (int i = 0; event.has(frames + "/" + i); i++) {
            if (event.string(frames + "/" + i + "/in_app").equals("true")) {
                inApp.add(event.string(frames + "/" + i + "/module"));
            }
        }
        assertThat(inApp)
                .isNotEmpty()
                .allSatisfy(module -> assertThat(module).startsWith("com.example.shop."));
    }

    private ReceivedEvent eventOfUnmapped() {
        String path = has(Feature.REST) ? "rest/sync/unmapped" : "servlet/runtime";
        Case unmapped = cases().filter(each -> each.path().equals(path)).findFirst().orElseThrow();
        return outcome(unmapped).events().get(0);
    }

    @Order(4)
    @Test
    void neighboursReportApart() {
        Site neighbour = site(NEIGHBOUR, PATIENCE);
        deploy(NEIGHBOUR, APPLICATION);
        try {
            assertReports(neighbour, NEIGHBOURS.get(0));
            assertReports(shop, NEIGHBOURS.get(1));
        } finally {
            undeploy(NEIGHBOUR);
        }
        assertReports(shop, NEIGHBOURS.get(2));
    }

    private void assertReports(Site site, String mark) {
        String path = has(Feature.REST) ? "rest/sync/unmapped" : "servlet/runtime";
        site.get(path, mark);
        flush(site);
        assertThat(inbox.events())
                .filteredOn(event -> isMarked(mark, event))
                .singleElement()
                .satisfies(
                        event ->
                                assertThat(event.string("/request/url"))
                                        .startsWith(site.root().resolve(path).toString()));
    }

    /** The containers try some of this work again: it is reported once. */
    @Order(4)
    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("casesAtNight")
    void reportsWorkOfTheNight(Case each) {
        Site night = deployedOnce(NIGHT, NIGHT_APPLICATION);
        check(each, outcomes.computeIfAbsent(each, work -> run(work, night)));
    }

    @Order(4)
    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("casesOfLogs")
    void reportsWhatTheApplicationLogs(Case each) {
        Site logs = deployedOnce(LOGS, LOGS_APPLICATION);
        check(each, outcomes.computeIfAbsent(each, record -> run(record, logs)));
    }

    /** An event that arrives without its request belongs to no case. */
    @Order(5)
    @Test
    void reportsNothingBesides() {
        assertThat(inbox.events())
                .filteredOn(
                        event -> outcomes.keySet().stream().noneMatch(each -> isOf(each, event)))
                .filteredOn(event -> NEIGHBOURS.stream().noneMatch(mark -> isMarked(mark, event)))
                .isEmpty();
        outcomes.forEach(
                (each, outcome) ->
                        assertThat(eventsOf(each))
                                .as("events of %s", each)
                                .hasSameSizeAs(outcome.events()));
        assertThat(inbox.refusals()).isEmpty();
    }

    @Order(6)
    @Test
    void leavesNothingBehindWhenUndeployed() {
        undeploy(SHOP);
        undeployIfDeployed(NIGHT, NIGHT_APPLICATION);
        undeployIfDeployed(LOGS, LOGS_APPLICATION);

        if (server.pid().isPresent()) {
            Awaitility.await("threads of Raven EE end")
                    .atMost(Duration.ofMinutes(1))
                    .untilAsserted(
                            () ->
                                    assertThat(JvmDiagnostics.of(server).threads())
                                            .doesNotContain("org.ravenee"));
        }
        assertThat(server.log()).doesNotContain("Raven EE could not do its part");
    }

    /**
     * Left out where the application without Raven EE, which was undeployed first, stays, too. The
     * servers clear soft references: log buffers hold applications by them.
     */
    @Order(7)
    @Test
    void classesAreUnloadedAsWithoutRavenEe() throws IOException {
        assumeThat(server.pid()).as("one process for all applications").isPresent();
        deploy(NEIGHBOUR, TWIN);
        try {
            long copies = copiesAfterOtherWork();
            if (copies > 0) {
                long ofApplication = JvmDiagnostics.of(server).copiesOf(OF_APPLICATION);
                assumeThat(ofApplication - copies)
                        .as("copies without Raven EE, one of which is deployed")
                        .isEqualTo(1);
            }
            assertThat(copies).as("copies of %s", OF_RAVEN_EE).isZero();
        } finally {
            undeploy(NEIGHBOUR);
        }
    }

    /**
     * Waits until no class of Raven EE is loaded. Threads of the server may hold the application
     * that they worked for last, so another one gives them work.
     */
    private long copiesAfterOtherWork() throws IOException {
        try {
            Awaitility.await()
                    .atMost(TIME_TO_UNLOAD)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(
                            () -> {
                                site(NEIGHBOUR, PATIENCE).getAll(OTHER_WORK);
                                return JvmDiagnostics.of(server).copiesOf(OF_RAVEN_EE) == 0;
                            });
        } catch (ConditionTimeoutException e) {
            // the result is not zero
        }
        return JvmDiagnostics.of(server).copiesOf(OF_RAVEN_EE);
    }

    /** The bound is for slow machines; the times are in the table of results. */
    @Order(8)
    @Test
    void deploysNotMuchLaterThanWithoutRavenEe() throws IOException {
        if (server.pid().isPresent()) {
            for (Path war : List.of(APPLICATION, TWIN)) {
                deploy(SHOP, war);
                undeploy(SHOP);
            }
        }
        long with = timesToDeploy.get(APPLICATION).toMillis();
        long without = timesToDeploy.get(TWIN).toMillis();

        write("deployment", String.format(Locale.ROOT, "%.1f / %.1f", with / 1e3, without / 1e3));
        assertThat(with).as("milliseconds to deploy").isLessThan(2 * without + 10_000);
    }

    private Site site(String name, Duration patience) {
        String ready = has(Feature.SERVLETS) ? "ready" : "rest/sync/ok";
        return new Site(server.root(name), ready, patience);
    }

    private void deploy(String name, Path war) {
        Instant begin = Instant.now();
        server.deploy(name, war);
        server.await(name, name + " is deployed", TIME_TO_DEPLOY, site(name, PATIENCE)::isReady);
        timesToDeploy.put(war, Duration.between(begin, Instant.now()));
    }

    private Site deployedOnce(String name, Path war) {
        if (!timesToDeploy.containsKey(war)) {
            deploy(name, war);
        }
        return site(name, PATIENCE);
    }

    private void undeployIfDeployed(String name, Path war) {
        if (timesToDeploy.containsKey(war)) {
            undeploy(name);
        }
    }

    private void undeploy(String name) {
        Site site = site(name, PATIENCE);
        server.undeploy(name);
        if (server.pid().isPresent()) {
            server.await(name, name + " is undeployed", TIME_TO_DEPLOY, site::isGone);
        }
    }
}
