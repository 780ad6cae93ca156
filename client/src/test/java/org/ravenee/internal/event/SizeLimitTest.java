/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.ravenee.Breadcrumb;
import org.ravenee.Event;
import org.ravenee.ExceptionValue;
import org.ravenee.HttpRequest;
import org.ravenee.LogEntry;
import org.ravenee.Mechanism;
import org.ravenee.StackFrame;
import org.ravenee.StackFrame.SourceLines;
import org.ravenee.User;
import org.ravenee.testkit.Recorder;

/** Every event is sent in a size that every server accepts. */
class SizeLimitTest {

    private static final int MOST = 1_000_000;

    private final SizeLimit limit = new SizeLimit();

    private static int bytes(Event event) {
        return Recorder.json(event).getBytes(StandardCharsets.UTF_8).length;
    }

    @Test
    void anEventOfUsualSizeStaysTheSameObject() {
        Event event = Event.builder().extra(Map.of("a", "b")).build();

        assertThat(limit.process(event)).isSameAs(event);
    }

    private static List<Breadcrumb> crumbs(int count, int length) {
        List<Breadcrumb> crumbs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            crumbs.add(
                    Breadcrumb.builder()
                            .message("step " + i)
                            .data("x", "x".repeat(length))
                            .build());
        }
        return crumbs;
    }

    @Test
    void theDataOfBreadcrumbsGoesFirst() {
        Event event =
                Event.builder()
                        .breadcrumbs(crumbs(100, 20_000))
                        .extra(Map.of("kept", "x".repeat(10_000)))
                        .build();
        Event small = limit.process(event);

        assertThat(bytes(small)).isLessThan(MOST);
        assertThat(small.breadcrumbs())
                .hasSize(100)
                .allSatisfy(c -> assertThat(c.data()).isEmpty());
        assertThat(small.extra())
                .containsKey("kept")
                .containsEntry("raven.shed", List.of("data of breadcrumbs"));
    }

    @Test
    void framesOfTheApplicationKeepTheirSourceLongerThanThoseOfLibraries() {
        List<StackFrame> frames = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            boolean inApp = i % 10 == 0;
            SourceLines source =
                    SourceLines.of(Collections.nCopies(5, "x".repeat(2_000)), "line", List.of());
            frames.add(StackFrame.of("a.B", "c", "B.java", 1, inApp, source, Map.of()));
        }
        Event small =
                limit.process(Event.builder().exceptions(List.of(exception("m", frames))).build());

        assertThat(bytes(small)).isLessThan(MOST);
        assertThat(small.exceptions().get(0).frames())
                .hasSize(100)
                .allSatisfy(frame -> assertThat(frame.source() != null).isEqualTo(frame.inApp()));
    }

    private static ExceptionValue exception(String message, List<StackFrame> frames) {
        return ExceptionValue.of("E", message, "a", 1, Mechanism.GENERIC, frames);
    }

    @Test
    void smallParticularsOutliveLargeOnes() {
        Map<String, Object> extra = new LinkedHashMap<>();
        extra.put("large", "x".repeat(2 * MOST));
        extra.put("small", "kept");
        Event small = limit.process(Event.builder().extra(extra).build());

        assertThat(small.extra()).containsEntry("small", "kept");
        assertThat(small.extra().get("large").toString()).endsWith("bytes>");
    }

    @Test
    void headersContextsAndTagsGoBeforeUserAndBreadcrumbs() {
        Map<String, String> pairs = Map.of("a", "x".repeat(2 * MOST));
        Map<String, Object> data = Map.of("a", "x".repeat(2 * MOST));
        Event small =
                limit.process(
                        Event.builder()
                                .tags(pairs)
                                .contexts(Map.of("own", data))
                                .user(User.builder().id("7").data(data).build())
                                .request(
                                        HttpRequest.builder()
                                                .url("https://a.example/")
                                                .headers(pairs)
                                                .cookies(pairs)
                                                .build())
                                .breadcrumbs(List.of(Breadcrumb.of("kept")))
                                .build());

        assertThat(bytes(small)).isLessThan(MOST);
        assertThat(small.user().id()).isEqualTo("7");
        assertThat(small.request().url()).isEqualTo("https://a.example/");
        assertThat(small.breadcrumbs()).hasSize(1);
        assertThat(small.extra())
                .containsEntry(
                        "raven.shed",
                        List.of("request headers", "contexts", "tags", "data of the user"));
    }

    @Test
    void theThrownExceptionIsAmongWhatRemains() {
        List<StackFrame> frames =
                Collections.nCopies(
                        250, StackFrame.of("m".repeat(10_000), "f", null, 1, true, null, Map.of()));
        List<ExceptionValue> chain =
                new ArrayList<>(Collections.nCopies(49, exception("cause", frames)));
        chain.add(exception("thrown", frames));
        Event small = limit.process(Event.builder().exceptions(chain).build());

        assertThat(bytes(small)).isLessThan(MOST);
        assertThat(small.exceptions()).last().extracting(ExceptionValue::value).isEqualTo("thrown");
    }

    @Property(tries = 25)
    void everythingBecomesSmallEnoughAndSaysSo(@ForAll("large") Event event) {
        Event small = limit.process(event);

        assertThat(bytes(small)).isLessThan(MOST);
        assertThat(small.id()).isEqualTo(event.id());
        assertThat(small.extra().containsKey("raven.shed")).isEqualTo(small != event);
    }

    @Property(tries = 25)
    void theSizeIsNeverUnderestimated(@ForAll("large") Event event) {
        int bytes = bytes(event);

        assertThat(EventSize.closely(event)).isGreaterThanOrEqualTo(bytes);
        assertThat(EventSize.atMost(event)).isGreaterThanOrEqualTo(bytes);
    }

    @Provide
    Arbitrary<Event> large() {
        Arbitrary<String> texts =
                Combinators.combine(
                                Arbitraries.of(
                                        "x",
                                        "\"",
                                        "\\",
                                        "\u0001",
                                        "é",
                                        "漢",
                                        "\ud83d\ude00",
                                        "\ud800",
                                        "\n",
                                        "</"),
                                Arbitraries.of(0, 1, 10, 1_000))
                        .as(String::repeat);
        Arbitrary<Integer> counts = Arbitraries.of(0, 1, 5, 15);
        return Combinators.combine(texts, texts, texts, texts, counts, counts, counts)
                .as(
                        (a, b, c, d, many, more, most) -> {
                            Map<String, Object> data = new LinkedHashMap<>();
                            Map<String, String> tags = new LinkedHashMap<>();
                            for (int i = 0; i < many; i++) {
                                data.put(i + a, Collections.nCopies(more, b));
                                tags.put(i + c, d);
                            }
                            StackFrame frame =
                                    StackFrame.of(
                                            a,
                                            b,
                                            c,
                                            1,
                                            more > 1,
                                            SourceLines.of(List.of(d), a, List.of(b)),
                                            data);
                            return Event.builder()
                                    .message(LogEntry.of(a, List.of(b), c))
                                    .tags(tags)
                                    .extra(data)
                                    .contexts(Map.of("own", data))
                                    .modules(tags)
                                    .fingerprint(Collections.nCopies(more, d))
                                    .transaction(d)
                                    .serverName(c)
                                    .release(b)
                                    .environment(a)
                                    .user(User.builder().id(a).data(data).build())
                                    .request(
                                            HttpRequest.builder()
                                                    .url(a)
                                                    .queryString(b)
                                                    .headers(tags)
                                                    .data(data)
                                                    .build())
                                    .breadcrumbs(
                                            Collections.nCopies(
                                                    most,
                                                    Breadcrumb.builder()
                                                            .message(d)
                                                            .data("x", c)
                                                            .build()))
                                    .exceptions(
                                            Collections.nCopies(
                                                    Math.min(more, 10),
                                                    exception(
                                                            b,
                                                            Collections.nCopies(
                                                                    Math.min(most, 10), frame))))
                                    .build();
                        });
    }
}
