/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.copy;

import java.util.List;
import java.util.Optional;
import org.ravenee.inbox.internal.json.Node;
import org.ravenee.inbox.internal.store.StoredEvent;
import org.ravenee.inbox.internal.store.Summary;
import org.ravenee.inbox.internal.text.Shortened;

/**
 * An event as Markdown for an issue tracker, shorter than the 65,536 characters of a GitHub issue.
 */
final class EventMarkdown {

    private static final int BREADCRUMBS = 20;
    private static final int TAGS = 20;
    private static final int LONGEST_VALUE = 200;
    private static final int LONGEST_TRACE = 28_000;
    private static final int LONGEST_REQUEST = 8_000;

    private final StringBuilder out = new StringBuilder();

    private EventMarkdown() {}

    static String of(StoredEvent event, Node json) {
        EventMarkdown markdown = new EventMarkdown();
        markdown.headline(event);
        markdown.facts(event, json);
        markdown.code("Stack trace", "java", Shortened.to(LONGEST_TRACE, TraceText.of(json)));
        markdown.breadcrumbs(json.at("breadcrumbs").items());
        CurlCommand.of(json)
                .map(curl -> Shortened.to(LONGEST_REQUEST, curl))
                .ifPresent(curl -> markdown.code("Request", "sh", curl));
        return markdown.out.toString();
    }

    private void headline(StoredEvent event) {
        Summary summary = event.summary();
        String message = summary.subtitle().map(m -> ": " + m).orElse("");
        out.append("## ").append(line(summary.title() + message)).append("\n\n");
    }

    private void facts(StoredEvent event, Node json) {
        Summary summary = event.summary();
        out.append("| | |\n| --- | --- |\n");
        fact("Level", Optional.of(summary.level().word()));
        fact("Time", Optional.of(event.time().toString()));
        fact("Transaction", summary.transaction());
        fact("Environment", summary.environment());
        fact("Release", summary.release());
        fact("Server", summary.serverName());
        json.at("tags").entries().stream()
                .limit(TAGS)
                .forEach(tag -> fact(tag.getKey(), Optional.of(tag.getValue().display())));
        fact("Event", Optional.of(event.id()));
        out.append('\n');
    }

    private void fact(String name, Optional<String> value) {
        value.ifPresent(
                v ->
                        out.append("| ")
                                .append(cell(name))
                                .append(" | ")
                                .append(cell(v))
                                .append(" |\n"));
    }

    private void breadcrumbs(List<Node> crumbs) {
        if (crumbs.isEmpty()) {
            return;
        }
        out.append("### Breadcrumbs\n\n");
        for (Node crumb : crumbs.subList(Math.max(0, crumbs.size() - BREADCRUMBS), crumbs.size())) {
            String category = crumb.at("category").text().orElse("default");
            String message = crumb.at("message").text().orElse("");
            String time = crumb.at("timestamp").text().map(t -> t + " ").orElse("");
            out.append("- ").append(line(time + category + ": " + message)).append('\n');
        }
        out.append('\n');
    }

    /** The fence is longer than any that the text holds. */
    private void code(String title, String language, String text) {
        if (text.isBlank()) {
            return;
        }
        String fence = "```";
        while (text.contains(fence)) {
            fence += "`";
        }
        out.append("### ").append(title).append("\n\n").append(fence).append(language).append('\n');
        out.append(text.stripTrailing()).append('\n').append(fence).append("\n\n");
    }

    private static String cell(String text) {
        return line(text).replace("|", "\\|");
    }

    private static String line(String text) {
        return Shortened.to(LONGEST_VALUE, text)
                .replaceAll("\\s+", " ")
                .replaceAll("([\\\\`*_<>\\[\\]#&~])", "\\\\$1");
    }
}
