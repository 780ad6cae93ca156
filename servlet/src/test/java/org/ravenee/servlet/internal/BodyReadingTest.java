/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.servlet.internal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ravenee.Event;
import org.ravenee.RequestBodySize;

/** The part of a body that an event shows, for each way to read the body. */
class BodyReadingTest {

    private static final String JSON = "{\"name\":\"Zoë\"}";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Recording recording = new Recording();
    private final FakeExchange exchange = new FakeExchange();

    @AfterEach
    void close() {
        recording.client().close();
    }

    private interface Application {
        void read(HttpServletRequest request) throws IOException;
    }

    /** The body in the report of something that happens after the application has read. */
    private Object reportedAfter(Application application) throws Exception {
        new RequestLifecycle(recording.reporter())
                .serve(
                        exchange.request,
                        exchange.response,
                        (request, response) -> {
                            application.read((HttpServletRequest) request);
                            recording.client().captureMessage("after reading");
                        });
        Event event = recording.events().get(0);
        return event.request().data();
    }

    private void json(String encoding) {
        exchange.contentType = "application/json";
        exchange.encoding = encoding;
        exchange.body =
                JSON.getBytes(
                        encoding == null
                                ? StandardCharsets.UTF_8
                                : java.nio.charset.Charset.forName(encoding));
    }

    @Test
    void readsNothingByItself() throws Exception {
        json(null);

        assertThat(reportedAfter(request -> {})).isNull();
    }

    @Test
    void notesWhatIsReadFromTheStreamInWhicheverWay() throws Exception {
        json(null);

        Object data =
                reportedAfter(
                        request -> {
                            ServletInputStream stream = request.getInputStream();
                            assertThat(request.getInputStream()).isSameAs(stream);
                            assertThat(stream.isFinished()).isFalse();
                            stream.read();
                            stream.readLine(new byte[3], 0, 3);
                            stream.read(new byte[2]);
                            stream.readAllBytes();
                            assertThat(stream.isFinished()).isTrue();
                        });

        assertThat(data).isEqualTo(JSON);
    }

    @Test
    void decodesWhatIsReadFromTheStreamAsTheRequestSays() throws Exception {
        json("ISO-8859-1");

        assertThat(reportedAfter(request -> request.getInputStream().readAllBytes()))
                .isEqualTo(JSON);
    }

    @Test
    void keepsTheCharactersThatTheContainerDecodes() throws Exception {
        json("UTF-16LE");

        Object data =
                reportedAfter(
                        request -> {
                            BufferedReader reader = request.getReader();
                            assertThat(request.getReader()).isSameAs(reader);
                            assertThat(reader.readLine()).isEqualTo(JSON);
                        });

        assertThat(data).isEqualTo(JSON);
    }

    @Test
    void takesTheEncodingOfTheContainersReaderIfTheRequestHasNone() throws Exception {
        json("ISO-8859-1");
        exchange.encoding = null;

        assertThat(reportedAfter(request -> request.getReader().readLine())).isEqualTo(JSON);
    }

    private void form() {
        exchange.contentType = FORM + ";charset=UTF-8";
        exchange.parameters.put("name", new String[] {"Zoë & Ada"});
        exchange.parameters.put("size", new String[] {"s", "m"});
    }

    private static final String ENCODED = "name=Zo%C3%AB+%26+Ada&size=s&size=m";

    @Test
    void showsAFormThatTheContainerHasReadForOneParameter() throws Exception {
        form();

        assertThat(reportedAfter(request -> request.getParameter("size"))).isEqualTo(ENCODED);
    }

    @Test
    void showsAFormThatTheContainerHasReadForSeveralValues() throws Exception {
        form();

        assertThat(reportedAfter(request -> request.getParameterValues("size"))).isEqualTo(ENCODED);
    }

    @Test
    void showsAFormThatTheContainerHasReadForNamesOrAll() throws Exception {
        form();

        assertThat(reportedAfter(HttpServletRequest::getParameterNames)).isEqualTo(ENCODED);
        recording.events().clear();
        assertThat(reportedAfter(HttpServletRequest::getParameterMap)).isEqualTo(ENCODED);
    }

    @Test
    void leavesAFormUnreadThatTheApplicationDoesNotAskFor() throws Exception {
        form();

        assertThat(reportedAfter(request -> {})).isNull();
    }

    @Test
    void showsNoFormThatTurnsOutTooLong() throws Exception {
        form();
        int most = RequestBodySize.MEDIUM.bytes() - (ENCODED + "&note=").length();

        exchange.parameters.put("note", new String[] {"x".repeat(most)});
        assertThat(reportedAfter(request -> request.getParameter("size")))
                .isEqualTo(ENCODED + "&note=" + "x".repeat(most));

        recording.events().clear();
        exchange.parameters.put("note", new String[] {"x".repeat(most + 1)});
        assertThat(reportedAfter(request -> request.getParameter("size"))).isNull();
    }

    @Test
    void takesNoQueryParametersForABodyOfAnotherKind() throws Exception {
        json(null);
        exchange.parameters.put("expand", new String[] {"lines"});

        assertThat(reportedAfter(request -> request.getParameter("expand"))).isNull();
    }

    @Test
    void prefersTheBytesOfAFormThatTheApplicationHasReadItself() throws Exception {
        form();
        exchange.body = "raw=1".getBytes(StandardCharsets.UTF_8);

        assertThat(
                        reportedAfter(
                                request -> {
                                    request.getInputStream().readAllBytes();
                                    request.getParameter("name");
                                }))
                .isEqualTo("raw=1");
    }

    @Test
    void keepsTheBodyOfARequestThatGoesOnAsynchronously() throws Exception {
        json(null);
        exchange.asyncSupported = true;

        Object data =
                reportedAfter(
                        request -> {
                            request.getInputStream().readAllBytes();
                            request.startAsync();
                        });

        assertThat(data).isEqualTo(JSON);
        exchange.listeners.get(0).listener().onError(exchange.event(new IllegalStateException()));
        assertThat(recording.events().get(1).request().data()).isEqualTo(JSON);
    }
}
