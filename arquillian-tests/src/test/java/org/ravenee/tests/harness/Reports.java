/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.ravenee.inbox.CheckIn;
import org.ravenee.inbox.Inbox;

/** The events that the applications under test have sent. */
public final class Reports {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Inbox inbox;
    private final EventSchema schema;

    Reports(Inbox inbox, EventSchema schema) {
        this.inbox = inbox;
        this.schema = schema;
    }

    /**
     * All events that an application has reported until now in this test and that are not taken
     * yet, in the order of arrival.
     */
    public List<Report> from(Site site) {
        var sentinel = "sentinel " + UUID.randomUUID();
        var answer =
                site.get("sentinel?message=" + URLEncoder.encode(sentinel, StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as("answer of the sentinel").isEqualTo(200);

        var reports = new ArrayList<Report>();
        for (var report = next(); !report.message().equals(sentinel); report = next()) {
            reports.add(report);
        }
        return reports;
    }

    /** The one report of an application in this test. */
    public Report onlyOneFrom(Site site) {
        var reports = from(site);
        assertThat(reports).as("reports").hasSize(1);
        return reports.get(0);
    }

    /** The next report to arrive, of any application. */
    public Report next() {
        var report = new Report(inbox.takeEvent(PATIENCE));
        schema.validate(report);
        return report;
    }

    /** The check-ins of the first run that has ended. */
    public List<CheckIn> nextRun() {
        var end =
                inbox.awaitCheckIn(checkIn -> !checkIn.status().equals("in_progress"), PATIENCE)
                        .orElseThrow();
        return inbox.checkIns().stream().filter(checkIn -> checkIn.id().equals(end.id())).toList();
    }

    void forget() {
        inbox.clear();
    }
}
