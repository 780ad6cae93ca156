/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ravenee.Event;
import org.ravenee.ExceptionValue;
import org.ravenee.Mechanism;
import org.ravenee.StackFrame;
import org.ravenee.spi.FrameVariables;
import org.ravenee.testkit.Recorder;
import org.ravenee.testkit.RecordingTransport;

/** The exceptions of an event whose failure was wrapped on its way. */
class ExceptionChainTest {

    private final Recorder recorder = new Recorder();

    @AfterEach
    void close() {
        recorder.close();
    }

    private static Throwable at(Throwable throwable, String className, String method) {
        throwable.setStackTrace(
                new StackTraceElement[] {
                    new StackTraceElement(className, method, "Any.java", 1),
                    new StackTraceElement("com.acme.Main", "main", "Main.java", 1)
                });
        return throwable;
    }

    @Test
    void theWaiterForAFutureIsShownAndTheFailureGivesTheTitle() {
        CompletableFuture<Object> future =
                CompletableFuture.supplyAsync(
                        () -> {
                            throw new IllegalStateException("on another thread");
                        });
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(future::get)
                .satisfies(recorder.client()::captureException);

        List<ExceptionValue> chain = recorder.event().exceptions();
        assertThat(chain)
                .extracting(ExceptionValue::type)
                .containsExactly("ExecutionException", "IllegalStateException");
        assertThat(chain.get(0).frames())
                .extracting(StackFrame::module)
                .contains("java.util.concurrent.CompletableFuture");
    }

    @Test
    void theWireFormTellsWhatCarriesTheFailure() {
        recorder.client()
                .captureException(
                        new CompletionException(
                                new IllegalStateException("real", new IOException("root"))),
                        event -> event.mechanism(Mechanism.of("auto.test", false)));

        JsonObject event = RecordingTransport.json(recorder.payloads().get(0));
        assertThat(values(event))
                .extracting(value -> value.getJsonObject("mechanism").toString())
                .containsExactly(
                        "{\"type\":\"chained\",\"exception_id\":2,\"parent_id\":1}",
                        "{\"type\":\"chained\",\"exception_id\":0,\"is_exception_group\":true}",
                        "{\"type\":\"auto.test\",\"handled\":false,\"exception_id\":1,"
                                + "\"parent_id\":0}");
    }

    @Test
    void withoutAWrapperNothingIsMarkedAsAGroup() {
        recorder.client().captureException(new RuntimeException("a", new IOException("b")));

        assertThat(recorder.payloads().get(0)).doesNotContain("is_exception_group");
    }

    private Event withVariables(Throwable thrown) {
        recorder.client()
                .captureException(
                        thrown,
                        event ->
                                event.data(
                                        FrameVariables.KEY,
                                        FrameVariables.of(
                                                "com.acme.Shop", "pay", Map.of("order", 7))));
        return recorder.event();
    }

    @Test
    void variablesBelongToTheFailureWhereItPassedTheirCall() {
        Throwable failure = at(new IOException(), "com.acme.Shop", "pay");
        Throwable thrown = at(new ExecutionException(failure), "com.acme.Shop", "pay");

        List<ExceptionValue> chain = withVariables(thrown).exceptions();
        assertThat(chain.get(1).frames().get(1).vars()).containsEntry("order", 7);
        assertThat(chain.get(0).frames().get(1).vars()).isEmpty();
    }

    @Test
    void variablesBelongToAWrapperWhereTheFailureIsOfAnotherThread() {
        Throwable failure = at(new IOException(), "com.acme.Task", "run");
        Throwable thrown = at(new ExecutionException(failure), "com.acme.Shop", "pay");

        List<ExceptionValue> chain = withVariables(thrown).exceptions();
        assertThat(chain.get(0).frames().get(1).vars()).containsEntry("order", 7);
    }

    @Test
    void secretsInTheMessagesOfWrappersAreMasked() {
        recorder.client()
                .captureException(
                        new CompletionException(
                                "https://user:hunter2@shop.example/", new IOException("root")));

        assertThat(recorder.payloads().get(0)).doesNotContain("hunter2");
        assertThat(recorder.event().exceptions().get(0).mechanism().exceptionGroup()).isTrue();
    }

    @Test
    void ofAnEventThatIsTooLargeTheThrownTheRealAndTheRootRemain() {
        Throwable chain = new IOException("root");
        for (int i = 0; i < 20; i++) {
            chain = new RuntimeException("x".repeat(8_000), chain);
        }
        chain = new IllegalStateException("real", chain);
        for (int i = 0; i < 5; i++) {
            chain = new ExecutionException("y".repeat(8_000), chain);
        }
        String wide = "\u0001".repeat(8_190);
        Throwable thrown = new CompletionException("thrown", chain);
        for (int i = 0; i < 22; i++) {
            thrown.addSuppressed(new IOException(wide));
        }
        recorder.client().captureException(thrown);

        JsonObject event = RecordingTransport.json(recorder.payloads().get(0));
        assertThat(event.getJsonObject("extra").toString()).contains("exceptions in the middle");
        assertThat(values(event))
                .extracting(value -> value.getString("value"))
                .contains("root", "thrown")
                .endsWith("real");
    }

    private static List<JsonObject> values(JsonObject event) {
        return event.getJsonObject("exception")
                .getJsonArray("values")
                .getValuesAs(JsonObject.class);
    }
}
