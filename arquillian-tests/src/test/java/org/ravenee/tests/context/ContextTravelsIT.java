/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ravenee.tests.harness.Application;
import org.ravenee.tests.harness.Report;
import org.ravenee.tests.harness.Reports;
import org.ravenee.tests.harness.ServerTest;
import org.ravenee.tests.harness.Site;

/** The context of a request goes to the work that the platform carries it to, and nowhere else. */
@ServerTest
class ContextTravelsIT {

    private static final int THREADS = 8;
    private static final int ROUNDS = 5;

    private static final List<String> CARRYING =
            List.of(
                    "execute",
                    "submit",
                    "supply",
                    "stage",
                    "later-stage",
                    "schedule",
                    "thread",
                    "contextual",
                    "observer",
                    "concurrent",
                    "concurrent-result");

    private final Site site = Site.of("context");

    @Deployment(testable = false)
    static WebArchive application() {
        return Application.named("context")
                .withPackageOf(HandOverServlet.class)
                .without(ContextTravelsIT.class)
                .war();
    }

    static List<String> carrying() {
        return CARRYING;
    }

    @ParameterizedTest
    @MethodSource("carrying")
    void workOfARequestHasItsUserTagsBreadcrumbsAndRequest(String work, Reports reports) {
        site.get("hand-over/" + work + "?user=lovelace");

        var report = reports.next();
        assertBelongsTo("lovelace", report);
        assertThat(report.text("/request/url")).endsWith("/context/hand-over/" + work);
        assertThat(reports.from(site)).isEmpty();
    }

    @Test
    void usersAreNeverMixedWhereSeveralRequestsHandOverWorkAtOnce(Reports reports)
            throws InterruptedException, ExecutionException {
        var works = new ArrayList<>(CARRYING);
        works.add("ejb-with-user");
        works.add("ejb");
        hammer(works);

        for (int i = 0; i < THREADS * ROUNDS * works.size(); i++) {
            var report = reports.next();
            var text = textOf(report);
            var user = text.substring(text.lastIndexOf(' ') + 1);
            if (text.startsWith("ejb for")) {
                assertHasNoContext(report);
            } else {
                assertBelongsTo(user, report);
            }
        }
        assertThat(reports.from(site)).isEmpty();
    }

    private void hammer(List<String> works) throws InterruptedException, ExecutionException {
        ExecutorService visitors = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Void>> visits = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                var visitor = "visitor" + i;
                visits.add(
                        () -> {
                            for (int round = 0; round < ROUNDS; round++) {
                                works.forEach(
                                        work -> site.get("hand-over/" + work + "?user=" + visitor));
                            }
                            return null;
                        });
            }
            for (Future<Void> visit : visitors.invokeAll(visits)) {
                visit.get();
            }
        } finally {
            visitors.shutdownNow();
        }
    }

    /** The platform carries nothing to these methods. */
    @Test
    void anAsynchronousMethodOfAnEnterpriseBeanHasAContextOfItsOwn(Reports reports) {
        site.get("hand-over/ejb-with-user?user=lovelace");
        assertBelongsTo("lovelace", reports.next());

        // As many as the pool has threads, and more.
        for (int i = 0; i < 2 * THREADS; i++) {
            site.get("hand-over/ejb?user=hopper");
            assertHasNoContext(reports.next());
        }
    }

    private static void assertBelongsTo(String user, Report report) {
        assertThat(textOf(report)).endsWith(" for " + user);
        assertThat(report.text("/user/id")).as(textOf(report)).isEqualTo(user);
        assertThat(report.text("/tags/visitor")).isEqualTo(user);
        assertThat(report.breadcrumbs())
                .filteredOn(message -> message.startsWith("arrival of"))
                .containsExactly("arrival of " + user);
    }

    private static void assertHasNoContext(Report report) {
        assertThat(report.text("/user")).as(textOf(report)).isEmpty();
        assertThat(report.text("/tags/visitor")).isEmpty();
        assertThat(report.text("/request")).isEmpty();
        assertThat(report.json()).doesNotContain("arrival of");
    }

    private static String textOf(Report report) {
        var messages = report.exceptionMessages();
        return messages.isEmpty() ? report.message() : messages.get(0);
    }
}
