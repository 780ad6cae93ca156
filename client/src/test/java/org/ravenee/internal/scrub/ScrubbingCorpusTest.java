/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ravenee.Breadcrumb;
import org.ravenee.Event;
import org.ravenee.EventId;
import org.ravenee.ExceptionValue;
import org.ravenee.HttpRequest;
import org.ravenee.LogEntry;
import org.ravenee.Mechanism;
import org.ravenee.StackFrame;
import org.ravenee.StackFrame.SourceLines;
import org.ravenee.ThreadInfo;
import org.ravenee.User;

/**
 * Measures what is masked and what is not: every text and name of the lists, in every position of
 * an event that can hold it.
 */
class ScrubbingCorpusTest {

    private static final double LEAST = 0.99;
    private static final String SECRET = "Zq7hunter2vX9";
    private static final String HARMLESS = "A-17";
    private static final EventId ID = EventId.of("0123456789abcdef0123456789abcdef");

    /** Of the secrets that are made up; {@code -Dcorpus.seed=…} repeats a run. */
    private static final long SEED = Long.getLong("corpus.seed", System.nanoTime());

    private final Corpus corpus = new Corpus(SEED);
    private final EventScrubber scrubber = new EventScrubber(SensitiveNames.usualAnd(List.of()));

    @Test
    void masksTheSecretsOfTextsInEveryPosition() {
        Score score = new Score("secret texts: recall");
        for (Corpus.Entry entry : corpus.texts("secret-texts.txt")) {
            positionsOfTexts()
                    .forEach(
                            (position, event) ->
                                    score.count(
                                            isHidden(entry.secrets(), event.apply(entry.text())),
                                            position + ": " + entry.line()));
        }
        score.assertAtLeast(LEAST, 300);
    }

    @Test
    void leavesHarmlessTextsAsTheyAreInEveryPosition() {
        Score score = new Score("harmless texts: precision");
        for (Corpus.Entry entry : corpus.texts("harmless-texts.txt")) {
            positionsOfTexts()
                    .forEach(
                            (position, event) ->
                                    score.count(
                                            isUntouched(event.apply(entry.text())),
                                            position + ": " + entry.line()));
        }
        score.assertAtLeast(LEAST, 300);
    }

    @Test
    void masksTheValuesOfSecretNamesInEveryPosition() {
        Score score = new Score("secret names: recall");
        for (String name : corpus.lines("secret-names.txt")) {
            positionsOfNames()
                    .forEach(
                            (position, event) ->
                                    score.count(
                                            isHidden(List.of(SECRET), event.apply(name, SECRET)),
                                            position + ": " + name));
        }
        score.assertAtLeast(LEAST, 290);
    }

    @Test
    void leavesTheValuesOfHarmlessNamesInEveryPosition() {
        Score score = new Score("harmless names: precision");
        for (String line : corpus.lines("harmless-names.txt")) {
            int equals = line.indexOf(" = ");
            String name = equals < 0 ? line : line.substring(0, equals);
            String value = equals < 0 ? HARMLESS : line.substring(equals + 3);
            positionsOfNames()
                    .forEach(
                            (position, event) ->
                                    score.count(
                                            isUntouched(event.apply(name, value)),
                                            position + ": " + line));
        }
        score.assertAtLeast(LEAST, 280);
    }

    @ParameterizedTest
    @CsvSource({
        "Cookie, aZ9kQ2, ********",
        "Cookie, theme=dark; aZ9kQ2, theme=dark;********",
        "Set-Cookie, theme=dark; HttpOnly; Secure, theme=dark; HttpOnly; Secure",
        "Set-Cookie, aZ9kQ2; Secure, ********; Secure"
    })
    void masksCookiesWithoutAName(String header, String value, String expected) {
        Event event = request(r -> r.headers(Map.of(header, value)));

        assertThat(scrubber.scrub(event).request().headers()).containsEntry(header, expected);
    }

    /** All texts of an event, without the time that it takes to serialise it. */
    private static String shown(Event event) {
        List<@Nullable Object> parts = new ArrayList<>();
        Collections.addAll(
                parts, event.logger(), event.transaction(), event.serverName(), event.tags());
        Collections.addAll(parts, event.fingerprint(), event.extra(), event.contexts());
        if (event.message() != null) {
            Collections.addAll(
                    parts,
                    event.message().message(),
                    event.message().params(),
                    event.message().formatted());
        }
        event.threads().forEach(thread -> parts.add(thread.name()));
        event.breadcrumbs()
                .forEach(crumb -> Collections.addAll(parts, crumb.message(), crumb.data()));
        for (ExceptionValue exception : event.exceptions()) {
            parts.add(exception.value());
            for (StackFrame frame : exception.frames()) {
                Collections.addAll(
                        parts, frame.vars(), frame.source().line(), frame.source().before());
            }
        }
        if (event.user() != null) {
            Collections.addAll(parts, event.user().username(), event.user().data());
        }
        HttpRequest request = event.request();
        if (request != null) {
            Collections.addAll(parts, request.headers(), request.env(), request.data());
            parts.add(request.queryString());
        }
        return parts.toString();
    }

    private boolean isHidden(List<String> secrets, Event event) {
        String shown = shown(scrubber.scrub(event));
        for (String secret : secrets) {
            for (String line : secret.split("\n")) {
                if (shown.contains(line) || shown.contains(encoded(line))) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean isUntouched(Event event) {
        return shown(scrubber.scrub(event)).equals(shown(event));
    }

    private static Map<String, Function<String, Event>> positionsOfTexts() {
        Map<String, Function<String, Event>> positions = new LinkedHashMap<>();
        positions.put("message", text -> event(e -> e.message(LogEntry.of(text, List.of(), null))));
        positions.put(
                "parameter",
                text -> event(e -> e.message(LogEntry.of("{0}", List.of(text), text))));
        positions.put("logger", text -> event(e -> e.logger(text)));
        positions.put("transaction", text -> event(e -> e.transaction(text)));
        positions.put("server name", text -> event(e -> e.serverName(text)));
        positions.put("fingerprint", text -> event(e -> e.fingerprint(List.of(text))));
        positions.put("tag", text -> event(e -> e.tags(Map.of("note", text))));
        positions.put("tag name", text -> event(e -> e.tags(Map.of(text, ""))));
        positions.put("extra", text -> event(e -> e.extra(Map.of("note", text))));
        positions.put("extra, deep", text -> event(e -> e.extra(Map.of("a", nested("b", text)))));
        positions.put("context", text -> event(e -> e.contexts(Map.of("app", nested("b", text)))));
        positions.put(
                "exception",
                text -> event(e -> e.exceptions(List.of(exception(text, "x", "x", Map.of())))));
        positions.put(
                "variable",
                text ->
                        event(
                                e ->
                                        e.exceptions(
                                                List.of(
                                                        exception(
                                                                "",
                                                                "x",
                                                                "x",
                                                                Map.of("a", text))))));
        positions.put(
                "source line",
                text -> event(e -> e.exceptions(List.of(exception("", text, "x", Map.of())))));
        positions.put(
                "source line before",
                text -> event(e -> e.exceptions(List.of(exception("", "x", text, Map.of())))));
        positions.put(
                "thread",
                text ->
                        event(
                                e ->
                                        e.threads(
                                                List.of(
                                                        ThreadInfo.of(
                                                                1, text, null, false, false,
                                                                List.of())))));
        positions.put(
                "breadcrumb", text -> event(e -> e.breadcrumbs(List.of(Breadcrumb.of(text)))));
        positions.put(
                "breadcrumb data",
                text ->
                        event(
                                e ->
                                        e.breadcrumbs(
                                                List.of(
                                                        Breadcrumb.builder()
                                                                .data("note", text)
                                                                .build()))));
        positions.put(
                "user name", text -> event(e -> e.user(User.builder().username(text).build())));
        positions.put(
                "user data", text -> event(e -> e.user(User.builder().data("note", text).build())));
        positions.put("header", text -> request(r -> r.headers(Map.of("X-Note", text))));
        positions.put("environment", text -> request(r -> r.env(Map.of("NOTE", text))));
        positions.put("body", text -> request(r -> r.data(Map.of("note", List.of(text)))));
        positions.put("query", text -> request(r -> r.queryString("a=b&note=" + encoded(text))));
        return positions;
    }

    private static Map<String, BiFunction<String, String, Event>> positionsOfNames() {
        Map<String, BiFunction<String, String, Event>> positions = new LinkedHashMap<>();
        positions.put("tag", (name, value) -> event(e -> e.tags(Map.of(name, value))));
        positions.put("extra", (name, value) -> event(e -> e.extra(Map.of(name, value))));
        positions.put(
                "extra, deep",
                (name, value) -> event(e -> e.extra(Map.of("a", nested(name, value)))));
        positions.put(
                "context",
                (name, value) -> event(e -> e.contexts(Map.of("app", Map.of(name, value)))));
        positions.put(
                "context, deep",
                (name, value) -> event(e -> e.contexts(Map.of("app", nested(name, value)))));
        positions.put(
                "variable",
                (name, value) ->
                        event(
                                e ->
                                        e.exceptions(
                                                List.of(
                                                        exception(
                                                                "",
                                                                "x",
                                                                "x",
                                                                Map.of(name, value))))));
        positions.put(
                "breadcrumb data",
                (name, value) ->
                        event(
                                e ->
                                        e.breadcrumbs(
                                                List.of(
                                                        Breadcrumb.builder()
                                                                .data(name, value)
                                                                .build()))));
        positions.put(
                "user data",
                (name, value) -> event(e -> e.user(User.builder().data(name, value).build())));
        positions.put("header", (name, value) -> request(r -> r.headers(Map.of(name, value))));
        positions.put("environment", (name, value) -> request(r -> r.env(Map.of(name, value))));
        positions.put("body", (name, value) -> request(r -> r.data(Map.of(name, List.of(value)))));
        positions.put(
                "query",
                (name, value) ->
                        request(r -> r.queryString("a=b&" + encoded(name) + "=" + encoded(value))));
        positions.put(
                "JSON in a text",
                (name, value) ->
                        event(e -> e.logger("{\"a\":1,\"" + name + "\":\"" + value + "\"}")));
        positions.put(
                "pair in a list",
                (name, value) ->
                        event(e -> e.extra(Map.of("a", pair("name", name, "value", value)))));
        return positions;
    }

    private static Map<String, Object> nested(String name, Object value) {
        return Map.of("list", List.of("x", Map.of(name, value)));
    }

    private static Map<String, Object> pair(String a, Object b, String c, Object d) {
        Map<String, Object> pair = new LinkedHashMap<>();
        pair.put(a, b);
        pair.put(c, d);
        return pair;
    }

    private static ExceptionValue exception(
            String value, String line, String before, Map<String, Object> variables) {
        SourceLines source = SourceLines.of(List.of(before), line, List.of());
        StackFrame frame =
                StackFrame.of("com.acme.Shop", "pay", "Shop.java", 7, true, source, variables);
        return ExceptionValue.of(
                "IllegalStateException", value, null, 1, Mechanism.GENERIC, List.of(frame));
    }

    private static Event event(UnaryOperator<Event.Builder> with) {
        return with.apply(Event.builder().id(ID).timestamp(java.time.Instant.EPOCH)).build();
    }

    private static Event request(UnaryOperator<HttpRequest.Builder> with) {
        return event(e -> e.request(with.apply(HttpRequest.builder().url("https://h/x")).build()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The right and the wrong results for one group of texts. */
    private static final class Score {

        private final String name;
        private final Set<String> texts = new LinkedHashSet<>();
        private final Set<String> wrong = new LinkedHashSet<>();
        private int all;

        Score(String name) {
            this.name = name;
        }

        void count(boolean right, String what) {
            all++;
            texts.add(what.substring(what.indexOf(": ") + 2));
            if (!right) {
                wrong.add(what);
            }
        }

        void assertAtLeast(double least, int fewest) {
            double share = 1 - (double) wrong.size() / all;
            System.out.printf(
                    "%s %.2f %% (%d of %d texts x positions, %d texts)%n",
                    name, 100 * share, all - wrong.size(), all, texts.size());
            wrong.forEach(what -> System.out.println("  " + what.replace('\n', ' ')));
            assertThat(texts.size()).isGreaterThanOrEqualTo(fewest);
            assertThat(share)
                    .as("%s with -Dcorpus.seed=%d, wrong: %s", name, SEED, wrong)
                    .isGreaterThanOrEqualTo(least);
        }
    }
}
