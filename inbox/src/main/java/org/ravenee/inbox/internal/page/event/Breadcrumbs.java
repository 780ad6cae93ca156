/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.page.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ravenee.inbox.internal.json.Node;
import org.ravenee.inbox.internal.page.Html;
import org.ravenee.inbox.internal.page.Times;
import org.ravenee.inbox.internal.store.EventTime;
import org.ravenee.inbox.internal.store.Level;

/** The breadcrumbs in the order of time. */
record Breadcrumbs(Html html, Times times) {

    void write(Node event, Instant happened) {
        List<Repeated> crumbs = counted(inOrder(event.at("breadcrumbs").items()));
        if (crumbs.isEmpty()) {
            return;
        }
        Panel panel = new Panel(html);
        panel.open("Breadcrumbs");
        html.open("ol", "class", "crumbs");
        int left = html.each(crumbs, crumb -> crumb(crumb, happened));
        html.close();
        new LeftOut(html).write(left, "breadcrumb");
        panel.close();
    }

    /** A breadcrumb and its number of repetitions in a row, with the time of the last one. */
    private record Repeated(Node crumb, int count) {

        boolean sameAs(Node other) {
            return Stream.of("message", "category", "type", "level", "data")
                    .allMatch(part -> crumb.at(part).display().equals(other.at(part).display()));
        }
    }

    private static List<Repeated> counted(List<Node> crumbs) {
        List<Repeated> counted = new ArrayList<>();
        for (Node crumb : crumbs) {
            int last = counted.size() - 1;
            if (last >= 0 && counted.get(last).sameAs(crumb)) {
                counted.set(last, new Repeated(crumb, counted.get(last).count() + 1));
            } else {
                counted.add(new Repeated(crumb, 1));
            }
        }
        return counted;
    }

    private void crumb(Repeated repeated, Instant happened) {
        Node crumb = repeated.crumb();
        String level = crumb.at("level").text().flatMap(Level::of).map(Level::word).orElse("info");
        html.open("li", "class", "crumb " + level);
        html.open("p", "class", "crumb-head");
        kind(crumb);
        if (!level.equals("info")) {
            html.leaf("span", level, "class", "badge " + level);
        }
        if (repeated.count() > 1) {
            html.leaf("b", "× " + repeated.count(), "class", "repeated", "title", "in a row");
        }
        EventTime.of(crumb.at("timestamp")).ifPresent(at -> when(at, happened));
        html.close();
        crumb.at("message").text().ifPresent(this::message);
        data(crumb.at("data"));
        html.close();
    }

    /** Writes data in one line, as a table for each breadcrumb would hide their order. */
    private void data(Node data) {
        if (data.entries().isEmpty()) {
            new FieldTable(html).writeAny(data);
            return;
        }
        html.open("dl", "class", "pairs");
        int left = html.each(data.entries(), this::pair);
        html.close();
        new LeftOut(html).write(left, "value");
    }

    private void message(String message) {
        html.open("p", "class", "crumb-message", "dir", "auto");
        new MaskedText(html).write(message);
        html.close();
    }

    private void pair(Map.Entry<String, Node> pair) {
        html.open("div").leaf("dt", pair.getKey()).text(" ");
        html.open("dd", "dir", "auto");
        new MaskedText(html).write(pair.getValue().display());
        html.close().close();
    }

    private void kind(Node crumb) {
        Optional<String> kind = crumb.at("category").text().or(() -> crumb.at("type").text());
        html.leaf("span", kind.orElse("default"), "class", "category", "dir", "auto");
    }

    private void when(Instant at, Instant happened) {
        html.leaf(
                "time",
                Times.before(at, happened),
                "datetime",
                at.toString(),
                "title",
                times.exact(at));
    }

    /** Those without a time of their own stay where they are: after the one before them. */
    private static List<Node> inOrder(List<Node> crumbs) {
        record Placed(Node crumb, Instant at) {}
        List<Placed> placed = new ArrayList<>();
        Instant last = Instant.EPOCH;
        for (Node crumb : crumbs) {
            last = EventTime.of(crumb.at("timestamp")).orElse(last);
            placed.add(new Placed(crumb, last));
        }
        placed.sort(Comparator.comparing(Placed::at));
        return placed.stream().map(Placed::crumb).toList();
    }
}
