/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.servlet.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ravenee.HttpRequest;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.spi.RequestContext;

class RequestLifeTest {

    private static final String HEADER = "X-Sentry-ID";
    private static final String ADDRESS = "https://shop.example/orders/7";

    private final Recording recording = new Recording();
    private final Reporter reporter = recording.reporter();
    private final RequestLife life = new RequestLife(reporter);
    private final FakeExchange exchange = new FakeExchange();

    @AfterEach
    void leavesNothingOnTheThread() {
        assertThat(reporter.request()).isNull();
        recording.client().close();
    }

    private void serve(FilterChain chain) throws Exception {
        life.serve(exchange.request, exchange.response, chain);
    }

    private String addressNow() {
        HttpRequest request = recording.client().buildEvent("test", event -> {}).request();
        return request == null ? null : request.url();
    }

    private static FilterChain failing(Throwable failure) {
        return (request, response) -> {
            if (failure instanceof Error error) {
                throw error;
            }
            throw (ServletException) failure;
        };
    }

    @Test
    void givesEachRequestAContextOfItsOwn() throws Exception {
        List<RequestContext> seen = new ArrayList<>();

        serve((request, response) -> seen.add(reporter.request()));
        serve((request, response) -> seen.add(reporter.request()));

        assertThat(seen).hasSize(2).doesNotContainNull().doesNotHaveDuplicates();
    }

    @Test
    void servesARequestThatTakesNoAttributesAndLeavesNothingOnItsThread() throws Exception {
        List<Object> passed = new ArrayList<>();
        exchange.refusesAttributes = true;

        serve(
                (request, response) -> {
                    passed.add(request);
                    assertThat(reporter.request()).isNull();
                });

        assertThat(passed).containsExactly(exchange.request);
    }

    @Test
    void throwsOnTheVeryObjectThatEscapesAndReportsItOnce() {
        ServletException failure = new ServletException("broken");

        assertThatThrownBy(() -> serve(failing(failure))).isSameAs(failure);

        assertThat(recording.events())
                .singleElement()
                .satisfies(
                        event -> {
                            assertThat(event.request().url()).isEqualTo(ADDRESS);
                            assertThat(event.exceptions().get(0).mechanism().type())
                                    .isEqualTo("auto.http.servlet");
                            assertThat(event.exceptions().get(0).mechanism().handled()).isFalse();
                        });
    }

    @Test
    void throwsErrorsOnToo() {
        StackOverflowError failure = new StackOverflowError();

        assertThatThrownBy(() -> serve(failing(failure))).isSameAs(failure);

        assertThat(recording.events()).hasSize(1);
    }

    @Test
    void tellsTheClientUnderWhichIdItsFailureWasReported() {
        assertThatThrownBy(() -> serve(failing(new ServletException())))
                .isInstanceOf(ServletException.class);

        assertThat(exchange.answerHeaders)
                .containsEntry(HEADER, recording.events().get(0).id().toString());
    }

    @Test
    void leavesAnAnswerAloneThatIsOnItsWay() {
        exchange.committed = true;

        assertThatThrownBy(() -> serve(failing(new ServletException())))
                .isInstanceOf(ServletException.class);

        assertThat(recording.events()).hasSize(1);
        assertThat(exchange.answerHeaders).isEmpty();
    }

    @Test
    void tellsOfNoIdWhereNothingWasReported() throws Exception {
        serve((request, response) -> {});

        assertThat(exchange.answerHeaders).isEmpty();
    }

    @Test
    void letsTheAnswerDecideAboutWhatWasKept() throws Exception {
        FilterChain keeping =
                (request, response) ->
                        reporter.reportByAnswer(new IllegalStateException(), "auto.http.jaxrs");

        exchange.status = 404;
        serve(keeping);
        assertThat(recording.events()).isEmpty();

        exchange.status = 500;
        serve(keeping);
        assertThat(recording.events()).hasSize(1);
        assertThat(exchange.answerHeaders).containsKey(HEADER);
    }

    @Test
    void servesAnErrorPageInTheMiddleAndGivesTheAddressBack() throws Exception {
        FakeExchange page = exchange.errorPage();

        serve(
                (request, response) -> {
                    RequestContext context = reporter.request();
                    life.resume(
                            page.request,
                            page.response,
                            (inner, answer) -> {
                                assertThat(reporter.request()).isSameAs(context);
                                assertThat(addressNow()).isEqualTo(page.url);
                            });
                    assertThat(reporter.request()).isSameAs(context);
                    recording.client().captureMessage("after the error page");
                });

        assertThat(recording.events().get(0).request().url()).isEqualTo(ADDRESS);
    }

    @Test
    void givesTheAddressBackWhenTheErrorPageItselfFails() throws Exception {
        FakeExchange page = exchange.errorPage();
        ServletException failure = new ServletException("no error page either");

        serve(
                (request, response) -> {
                    assertThatThrownBy(
                                    () ->
                                            life.resume(
                                                    page.request, page.response, failing(failure)))
                            .isSameAs(failure);
                    assertThat(addressNow()).isEqualTo(ADDRESS);
                });

        assertThat(recording.events()).hasSize(1);
    }

    @Test
    void reportsOnceWhatTheContainerTakesToAnErrorPage() throws Exception {
        ServletException failure = new ServletException("broken");
        assertThatThrownBy(() -> serve(failing(failure))).isSameAs(failure);
        FakeExchange page = exchange.errorPage();
        page.attributes.put(RequestDispatcher.ERROR_EXCEPTION, failure);

        life.resume(page.request, page.response, (request, response) -> {});

        assertThat(recording.events()).hasSize(1);
        assertThat(page.answerHeaders)
                .containsEntry(HEADER, recording.events().get(0).id().toString());
    }

    @Test
    void reportsWhatFailedWhereNoFilterSawIt() throws Exception {
        FakeExchange page = exchange.errorPage();
        page.attributes.put(RequestDispatcher.ERROR_EXCEPTION, new IllegalStateException());
        page.attributes.put(RequestDispatcher.ERROR_REQUEST_URI, "/orders/7");

        life.resume(page.request, page.response, (request, response) -> {});

        assertThat(recording.events())
                .singleElement()
                .satisfies(event -> assertThat(event.request().url()).isEqualTo(ADDRESS));
    }

    @Test
    void reportsTheErrorOfAnAsynchronousRequestWithItsAddress() throws Exception {
        exchange.asyncSupported = true;
        serve((request, response) -> request.startAsync());
        assertThat(reporter.request()).isNull();

        exchange.listeners
                .get(0)
                .listener()
                .onError(exchange.event(new IllegalStateException("later")));

        assertThat(recording.events())
                .singleElement()
                .satisfies(event -> assertThat(event.request().url()).isEqualTo(ADDRESS));
        assertThat(exchange.answerHeaders)
                .containsEntry(HEADER, recording.events().get(0).id().toString());
    }

    @Test
    void waitsForTheAnswerOfAnAsynchronousRequest() throws Exception {
        exchange.asyncSupported = true;
        serve(
                (request, response) -> {
                    reporter.reportByAnswer(new IllegalStateException(), "auto.http.jaxrs");
                    request.startAsync();
                });
        assertThat(recording.events()).isEmpty();

        exchange.status = 500;
        FakeExchange.Listening ours = exchange.listeners.get(0);
        assertThat(ours.response()).isSameAs(exchange.response);
        ours.listener().onComplete(exchange.event(null));

        assertThat(recording.events()).hasSize(1);
    }

    @Test
    void passesRequestsOnUnchangedThatHaveNothingToWatch() throws Exception {
        serve((request, response) -> assertThat(request).isSameAs(exchange.request));
    }
}
