/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ravenee.tests.harness.Application;
import org.ravenee.tests.harness.Reports;
import org.ravenee.tests.harness.ServerTest;
import org.ravenee.tests.harness.Site;

/** What the server answers to a wrong request is the same with Raven EE as without. */
@ServerTest
class ServersOwnAnswersIT {

    private static final String WITH = "with-raven";
    private static final String WITHOUT = "without-raven";

    private final Site with = Site.of(WITH);
    private final Site without = Site.of(WITHOUT);

    @Deployment(name = WITH, testable = false)
    static WebArchive withRaven() {
        return Application.named(WITH).with(AnswersApplication.class, NoteResource.class).war();
    }

    @Deployment(name = WITHOUT, testable = false)
    static WebArchive withoutRaven() {
        return Application.plain(WITHOUT).with(AnswersApplication.class, NoteResource.class).war();
    }

    static Stream<Named<Function<Site, HttpRequest.Builder>>> wrongRequests() {
        return Stream.of(
                wrong("another media type", site -> post(site, "text/csv", "1")),
                wrong("a parameter of another type", site -> site.request("api/notes/many")),
                wrong("an unknown address", site -> site.request("api/nowhere")),
                wrong("an unknown page", site -> site.request("nowhere.html")),
                wrong("another method", site -> site.request("api/notes/1").DELETE()),
                wrong(
                        "an answer in another format",
                        site -> site.request("api/notes/1").header("Accept", "image/png")));
    }

    static Stream<Named<Function<Site, HttpRequest.Builder>>> unreadableBodies() {
        return Stream.of(
                wrong("malformed JSON", site -> post(site, "application/json", "{\"number\":")),
                wrong(
                        "JSON of another shape",
                        site -> post(site, "application/json", "{\"number\":\"many\"}")));
    }

    @ParameterizedTest
    @MethodSource("wrongRequests")
    void aWrongRequestGetsTheSameAnswer(Function<Site, HttpRequest.Builder> request) {
        var expected = without.send(request.apply(without));

        var answer = with.send(request.apply(with));

        assertThat(answer.statusCode()).isEqualTo(expected.statusCode()).isBetween(400, 499);
        assertThat(contentType(answer)).isEqualTo(contentType(expected));
        assertThat(anonymous(answer.body())).isEqualTo(anonymous(expected.body()));
    }

    /** RESTEasy sees a failure of the server here, Jersey one of the visitor: not ours to judge. */
    @ParameterizedTest
    @MethodSource("unreadableBodies")
    void anUnreadableBodyGetsTheSameStatus(Function<Site, HttpRequest.Builder> request) {
        var expected = without.send(request.apply(without));

        var answer = with.send(request.apply(with));

        assertThat(answer.statusCode()).isEqualTo(expected.statusCode());
    }

    @Test
    void aWrongRequestIsNotReported(Reports reports) {
        wrongRequests().forEach(request -> with.send(request.getPayload().apply(with)));

        assertThat(reports.from(with)).isEmpty();
    }

    private static Named<Function<Site, HttpRequest.Builder>> wrong(
            String name, Function<Site, HttpRequest.Builder> request) {
        return Named.of(name, request);
    }

    private static HttpRequest.Builder post(Site site, String contentType, String body) {
        return site.request("api/notes")
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body));
    }

    private static List<String> contentType(HttpResponse<?> answer) {
        return answer.headers().allValues("Content-Type");
    }

    /** Some answers quote the address, in which the application's name is. */
    private static String anonymous(String body) {
        return body.replace(WITH, "application").replace(WITHOUT, "application");
    }
}
