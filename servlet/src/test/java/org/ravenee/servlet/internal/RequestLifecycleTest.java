/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.servlet.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openliberty.webcontainer60.srt.SRTServletResponse60;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ravenee.HttpRequest;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.spi.RequestContext;

class RequestLifecycleTest {

    private static final String HEADER = "X-Sentry-ID";
    private static final String ADDRESS = "https://shop.example/orders/7";

    /** Held, so that its handlers are not collected. */
    private static final Logger LOGGER = Logger.getLogger("org.ravenee");

    private final Recording recording = new Recording();
    private final Reporter reporter = recording.reporter();
    private final RequestLifecycle life = new RequestLifecycle(reporter);
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
    void leavesAResponseAloneThatIsOnItsWay() {
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
    void theStatusOfTheResponseDecidesAboutAKeptFailure() throws Exception {
        FilterChain keeping =
                (request, response) ->
                        reporter.reportOnResponse(
                                reporter.request(), new IllegalStateException(), "auto.http.jaxrs");

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
                                assertThat(addressNow()).isEqualTo(ADDRESS);
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

        life.resume(page.request, page.response, (request, response) -> {});

        assertThat(recording.events())
                .singleElement()
                .satisfies(event -> assertThat(event.request().url()).isEqualTo(ADDRESS));
    }

    @Test
    void namesTheEventBeforeTheErrorPageCommitsTheResponse() throws Exception {
        FakeExchange page = exchange.errorPage();
        page.attributes.put(RequestDispatcher.ERROR_EXCEPTION, new IllegalStateException());

        life.resume(
                page.request,
                page.response,
                (request, response) -> {
                    assertThat(page.answerHeaders).containsKey(HEADER);
                    page.committed = true;
                });

        assertThat(page.answerHeaders)
                .containsEntry(HEADER, recording.events().get(0).id().toString());
    }

    @Test
    void reportsAnErrorPageThatFailsWithTheAddressThatTheClientAskedFor() {
        ServletException first = new ServletException("broken");
        assertThatThrownBy(() -> serve(failing(first))).isSameAs(first);
        FakeExchange page = exchange.errorPage();
        page.attributes.put(RequestDispatcher.ERROR_EXCEPTION, first);
        page.attributes.put(RequestDispatcher.ERROR_SERVLET_NAME, "failed");
        ServletException second = new ServletException("no error page either");

        assertThatThrownBy(() -> life.resume(page.request, page.response, failing(second)))
                .isSameAs(second);

        assertThat(recording.events()).hasSize(2);
        assertThat(recording.events().get(1).request().url()).isEqualTo(ADDRESS);
        assertThat(recording.events().get(1).transaction()).isEqualTo("POST /failed/*");
    }

    @Test
    void keepsTheAddressOfTheClientWhenAnErrorPageForwards() throws Exception {
        FakeExchange page = exchange.errorPage();

        life.resume(
                page.request,
                page.response,
                (request, response) -> {
                    page.attributes.put(RequestDispatcher.FORWARD_REQUEST_URI, "/error-page");
                    assertThat(addressNow()).isEqualTo(ADDRESS);
                });
    }

    @Test
    void reportsADispatchThatFailsWithTheAddressThatTheClientAskedFor() throws Exception {
        exchange.asyncSupported = true;
        serve((request, response) -> request.startAsync());
        exchange.phase = null;
        exchange.dispatcher = DispatcherType.ASYNC;
        exchange.url = "https://shop.example/target";
        exchange.attributes.put(AsyncContext.ASYNC_REQUEST_URI, "/orders/7");
        ServletException failure = new ServletException("in the dispatch");

        assertThatThrownBy(() -> life.resume(exchange.request, exchange.response, failing(failure)))
                .isSameAs(failure);

        assertThat(recording.events())
                .singleElement()
                .satisfies(event -> assertThat(event.request().url()).isEqualTo(ADDRESS));
    }

    @Test
    void reportsTheErrorOfAnAsynchronousRequestWithItsAddress() throws Exception {
        exchange.asyncSupported = true;
        serve((request, response) -> request.startAsync());
        assertThat(reporter.request()).isNull();

        exchange.fail(new IllegalStateException("later"));

        assertThat(recording.events())
                .singleElement()
                .satisfies(event -> assertThat(event.request().url()).isEqualTo(ADDRESS));
        assertThat(exchange.answerHeaders)
                .containsEntry(HEADER, recording.events().get(0).id().toString());
    }

    /** Jetty responds to such a failure at once where a listener is registered, and else later. */
    @Test
    void registersNoListenerWhereTheDispatchThatStartsAsyncFails() {
        ServletException failure = new ServletException("started, then failed");
        exchange.asyncSupported = true;

        assertThatThrownBy(
                        () ->
                                serve(
                                        (request, response) -> {
                                            request.startAsync();
                                            throw failure;
                                        }))
                .isSameAs(failure);

        assertThat(exchange.listeners).isEmpty();
        assertThat(recording.events()).hasSize(1);
        assertThat(exchange.answerHeaders)
                .containsEntry(HEADER, recording.events().get(0).id().toString());
    }

    @Test
    void waitsForTheResponseOfAnAsynchronousRequest() throws Exception {
        exchange.asyncSupported = true;
        serve(
                (request, response) -> {
                    reporter.reportOnResponse(
                            reporter.request(), new IllegalStateException(), "auto.http.jaxrs");
                    request.startAsync();
                });
        assertThat(recording.events()).isEmpty();

        exchange.status = 500;
        exchange.complete();

        assertThat(recording.events()).hasSize(1);
    }

    @Test
    void leavesTheStatusOfAFailedAsynchronousRequestAlone() throws Exception {
        exchange.asyncSupported = true;
        serve((request, response) -> request.startAsync());

        exchange.status = 500;
        exchange.fail(new IllegalStateException("later"));
        exchange.complete();

        assertThat(exchange.status).isEqualTo(500);
    }

    @Test
    void listensOnceAfterARestart() throws Exception {
        exchange.asyncSupported = true;
        serve((request, response) -> request.startAsync());

        exchange.dispatcher = DispatcherType.ASYNC;
        life.resume(
                exchange.request, exchange.response, (request, response) -> request.startAsync());

        assertThat(exchange.listeners).hasSize(1);
    }

    /** Every response begins with 200, and the container may still set the status of an error. */
    @Test
    void reportsTheKeptFailureIfTheStatusOfTheResponseIsUnknown() throws Exception {
        completeWithAKeptFailure(200, false);

        assertThat(recording.events()).hasSize(1);
    }

    @Test
    void dropsWhatWasKeptWhereTheResponseWasGiven() throws Exception {
        completeWithAKeptFailure(200, true);

        assertThat(recording.events()).isEmpty();
    }

    @Test
    void dropsWhatWasKeptWhereAStatusWasSet() throws Exception {
        completeWithAKeptFailure(404, false);

        assertThat(recording.events()).isEmpty();
    }

    private void completeWithAKeptFailure(int status, boolean committed) throws Exception {
        exchange.asyncSupported = true;
        serve(
                (request, response) -> {
                    reporter.reportOnResponse(
                            reporter.request(), new IllegalStateException(), "auto.http.jaxrs");
                    request.startAsync();
                });
        exchange.status = status;
        exchange.committed = committed;
        exchange.complete();
    }

    /** Another thread completes the request while this one leaves the filter. */
    @Test
    void logsNothingWhereTheRequestEndsMeanwhile() throws Exception {
        exchange.asyncSupported = true;
        exchange.asyncEnded = true;
        List<LogRecord> log = new ArrayList<>();
        Handler handler = new RecordingHandler(log);
        LOGGER.addHandler(handler);
        try {
            serve((request, response) -> request.startAsync());
            assertThat(log).isEmpty();

            reporter.failed(new IllegalStateException("something else"));
            assertThat(log).hasSize(1);
        } finally {
            LOGGER.removeHandler(handler);
        }
    }

    @Test
    void passesRequestsOnUnchangedThatHaveNothingToWatch() throws Exception {
        serve((request, response) -> assertThat(request).isSameAs(exchange.request));
    }

    @Test
    void passesOnTheOwnResponseOfLibertyWhichCommitsAllOthersWhenTheServletReturns()
            throws Exception {
        exchange.asyncSupported = true;
        SRTServletResponse60 ofLiberty = new SRTServletResponse60(exchange.response);

        life.serve(
                exchange.request,
                ofLiberty,
                (request, response) -> assertThat(response).isSameAs(ofLiberty));
    }

    private static final class RecordingHandler extends Handler {

        private final List<LogRecord> log;

        RecordingHandler(List<LogRecord> log) {
            this.log = log;
        }

        @Override
        public void publish(LogRecord entry) {
            log.add(entry);
        }

        @Override
        public void flush() {
            // nothing is buffered
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
