/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.junit;

import java.time.Duration;
import java.util.List;
import org.ravenee.inbox.CheckIn;
import org.ravenee.inbox.ClientReport;
import org.ravenee.inbox.Inbox;
import org.ravenee.inbox.ReceivedEvent;
import org.ravenee.inbox.Refusal;
import org.ravenee.inbox.junit.ExpectedEvent.Condition;

/** The text of a failed assertion: the expected event and those that arrived instead. */
record FailureText(Inbox inbox, TestScope scope) {

    private static final int EVENTS = 10;
    private static final int REPORTS = 3;
    private static final int LONGEST = 200;
    private static final int CONTEXT = 20;

    String missing(ExpectedEvent expected, List<ReceivedEvent> arrived, Duration timeout) {
        StringBuilder text = new StringBuilder("Expected an event ");
        if (!expected.conditions().isEmpty()) {
            text.append("with\n");
            conditions(text, expected);
        }
        text.append("within ").append(words(timeout)).append(", but ");
        if (arrived.isEmpty()) {
            text.append("no event arrived.\n");
        } else {
            text.append(counted(arrived.size())).append(" arrived:\n");
            differences(text, expected, arrived);
        }
        return text.append(circumstances()).toString();
    }

    String unexpected(ExpectedEvent unexpected, ReceivedEvent event) {
        StringBuilder text = new StringBuilder("Expected no event");
        if (!unexpected.conditions().isEmpty()) {
            text.append(" with\n");
            conditions(text, unexpected);
            text.append("but this one arrived:\n");
        } else {
            text.append(", but this one arrived:\n");
        }
        return text.append(line(event)).append(circumstances()).toString();
    }

    String wrongNumber(int expected, List<ReceivedEvent> arrived) {
        StringBuilder text = new StringBuilder("Expected ").append(counted(expected));
        text.append(", but ").append(arrived.isEmpty() ? "no event" : counted(arrived.size()));
        text.append(" arrived").append(arrived.isEmpty() ? ".\n" : ":\n");
        latest(arrived).forEach(event -> text.append(line(event)));
        earlier(text, arrived);
        return text.append(circumstances()).toString();
    }

    String missingCheckIn(String monitor, String status) {
        StringBuilder text = new StringBuilder("Expected a check-in of ");
        text.append(monitor).append(" with status ").append(status).append(", but ");
        List<CheckIn> arrived =
                inbox.checkIns().stream()
                        .filter(c -> scope.sees(c.project(), c.receivedAt()))
                        .toList();
        text.append(arrived.isEmpty() ? "no check-in arrived.\n" : "these arrived:\n");
        arrived.forEach(
                c -> text.append("  - ").append(c.monitor() + " " + c.status()).append('\n'));
        return text.append(circumstances()).toString();
    }

    private static void conditions(StringBuilder text, ExpectedEvent expected) {
        for (Condition condition : expected.conditions()) {
            text.append("  ").append(condition.name()).append(": ");
            text.append(shortened(condition.expected())).append('\n');
        }
    }

    private void differences(
            StringBuilder text, ExpectedEvent expected, List<ReceivedEvent> arrived) {
        for (ReceivedEvent event : latest(arrived)) {
            text.append(line(event));
            for (Condition condition : expected.conditions()) {
                if (!condition.test().test(event)) {
                    String actual = condition.actual().apply(event).orElse("none");
                    text.append("      ").append(condition.name()).append(" is ");
                    text.append(difference(condition.expected(), actual)).append('\n');
                }
            }
        }
        earlier(text, arrived);
    }

    private static void earlier(StringBuilder text, List<ReceivedEvent> arrived) {
        if (arrived.size() > EVENTS) {
            text.append("  and ").append(arrived.size() - EVENTS).append(" before them\n");
        }
    }

    private static List<ReceivedEvent> latest(List<ReceivedEvent> events) {
        return events.subList(Math.max(0, events.size() - EVENTS), events.size());
    }

    private String line(ReceivedEvent event) {
        String type = EventParts.thrown(event).map(t -> t + ": ").orElse("");
        String message = EventParts.message(event).orElse("(no message)");
        String transaction = event.find("/transaction").map(t -> " in " + t).orElse("");
        return "  - "
                + shortened(type + message + transaction)
                + "\n      "
                + inbox.uri()
                + "events/"
                + event.id()
                + "\n";
    }

    /** Other possible reasons: events of other projects, refused envelopes, dropped events. */
    private String circumstances() {
        StringBuilder text = new StringBuilder();
        long others = inbox.events().stream().filter(e -> !scope.sees(e)).count();
        if (others > 0) {
            text.append("Of other tests or projects: ").append(counted((int) others));
            text.append("; this test sees project ").append(scope.project()).append('\n');
        }
        List<Refusal> refusals = inbox.refusals();
        for (Refusal refusal : refusals.subList(0, Math.min(REPORTS, refusals.size()))) {
            text.append("Refused with status ").append(refusal.status()).append(": ");
            text.append(refusal.reason()).append('\n');
        }
        List<ClientReport> reports =
                inbox.clientReports().stream()
                        .filter(r -> scope.sees(r.project(), r.receivedAt()))
                        .toList();
        for (ClientReport report :
                reports.subList(Math.max(0, reports.size() - REPORTS), reports.size())) {
            text.append("Dropped by the client: ").append(report.quantity()).append(" x ");
            text.append(report.category()).append(" because of ").append(report.reason());
            text.append('\n');
        }
        return text.toString();
    }

    private static String counted(int events) {
        return events + (events == 1 ? " event" : " events");
    }

    private static String words(Duration duration) {
        return duration.toMillis() % 1000 == 0
                ? duration.toSeconds() + " s"
                : duration.toMillis() + " ms";
    }

    /** The actual value; where a long one starts as the expected one does, its other part. */
    private static String difference(String expected, String actual) {
        int same = 0;
        while (same < Math.min(expected.length(), actual.length())
                && expected.charAt(same) == actual.charAt(same)) {
            same++;
        }
        int start = same < LONGEST - CONTEXT ? 0 : same - CONTEXT;
        return (start == 0 ? "" : "..." + start + " equal characters... ")
                + shortened(actual.substring(start));
    }

    /** One line, in which line breaks and tabs can be told from blanks. */
    private static String shortened(String text) {
        String line = text.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }
}
