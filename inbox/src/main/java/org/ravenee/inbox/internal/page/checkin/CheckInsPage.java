/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.page.checkin;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.ravenee.inbox.internal.http.Handler;
import org.ravenee.inbox.internal.http.Request;
import org.ravenee.inbox.internal.http.Response;
import org.ravenee.inbox.internal.page.Html;
import org.ravenee.inbox.internal.page.Layout;
import org.ravenee.inbox.internal.page.Times;
import org.ravenee.inbox.internal.store.EventStore;
import org.ravenee.inbox.internal.store.Monitors;
import org.ravenee.inbox.internal.store.Monitors.Monitor;
import org.ravenee.inbox.internal.store.Monitors.Run;

/** {@code GET /check-ins}: the monitored jobs and their latest runs. */
public final class CheckInsPage implements Handler {

    private static final int MONITORS = 200;
    private static final int RUNS = 30;

    private final EventStore store;
    private final Times times;

    public CheckInsPage(EventStore store, Times times) {
        this.store = store;
        this.times = times;
    }

    @Override
    public Response handle(Request request) {
        return Response.html(
                200, Layout.page("Check-ins – Raven Inbox", "check-ins", this::content));
    }

    private void content(Html html) {
        html.leaf("h1", "Check-ins");
        List<Monitor> monitors = Monitors.of(store.checkIns());
        if (monitors.isEmpty()) {
            html.open("section", "class", "empty").leaf("h2", "No check-in has arrived");
            html.open("p").text("Jobs check in where ").leaf("code", "sentry.check-ins=true");
            html.text(" is set. Check-ins of all clients of Sentry are shown.").close();
            html.close();
            return;
        }
        html.open("ol", "class", "rows");
        monitors.stream().limit(MONITORS).forEach(monitor -> row(html, monitor));
        html.close();
        if (monitors.size() > MONITORS) {
            html.leaf(
                    "p", (monitors.size() - MONITORS) + " more are not shown", "class", "left-out");
        }
    }

    private void row(Html html, Monitor monitor) {
        Run latest = monitor.latest();
        html.open("li", "class", "row " + tone(latest));
        html.leaf("span", words(latest.status()), "class", "badge " + tone(latest));
        html.open("div", "class", "what").leaf("h2", monitor.slug(), "dir", "auto");
        html.open("ul", "class", "origin");
        monitor.schedule()
                .ifPresent(s -> html.leaf("li", s, "class", "transaction", "title", "schedule"));
        latest.last().environment().ifPresent(e -> html.leaf("li", e, "title", "environment"));
        latest.last().release().ifPresent(r -> html.leaf("li", r, "title", "release"));
        html.leaf("li", "project " + monitor.project()).close();
        runs(html, monitor.runs());
        html.close();
        html.open("div", "class", "when");
        times.both(html, latest.startedAt());
        latest.duration().ifPresent(d -> html.leaf("p", "took " + words(d), "class", "took"));
        html.close().close();
    }

    private void runs(Html html, List<Run> runs) {
        List<Run> shown = runs.subList(0, Math.min(RUNS, runs.size()));
        html.open("ul", "class", "runs", "aria-label", "Latest runs, newest first");
        for (Run run : shown) {
            String took = run.duration().map(d -> ", took " + words(d)).orElse("");
            String words = words(run.status()) + " " + times.brief(run.startedAt()) + took;
            html.open("li", "class", "run " + tone(run), "title", words);
            html.leaf("span", words, "class", "unseen").close();
        }
        html.close();
    }

    private static String tone(Run run) {
        return switch (run.status()) {
            case "ok" -> "good";
            case "error" -> "error";
            default -> "info";
        };
    }

    private static String words(String status) {
        return status.replace('_', ' ');
    }

    private static String words(Duration duration) {
        return duration.toMillis() < 1000
                ? duration.toMillis() + " ms"
                : String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
