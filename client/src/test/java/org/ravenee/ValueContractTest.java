/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ravenee.breadcrumbs.BreadcrumbDataSource;
import org.ravenee.breadcrumbs.BreadcrumbHttpClient;
import org.ravenee.logging.RavenHandler;
import org.ravenee.processors.SanitizeKeysProcessor;
import org.ravenee.processors.SanitizePasswordsProcessor;
import org.ravenee.spi.FrameVariables;
import org.ravenee.spi.IncomingTrace;

/** Equality, immutability, texts and null arguments of the values of the API. */
class ValueContractTest {

    private static final String SECRET = "hunter2";
    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final EventId ID = EventId.of("fc6d8c0c43fc4630ad850ee518f1b9d0");

    /** One full value of each type, made anew by each call, and its variants in one part each. */
    static Stream<Arguments> values() {
        return Stream.of(
                value(
                        () -> user().build(),
                        user().id("8").build(),
                        user().username("x").build(),
                        user().email("x").build(),
                        user().ipAddress("::2").build(),
                        user().data("plan", "x").build()),
                value(
                        () -> request().build(),
                        request().url("/x").build(),
                        request().method("PUT").build(),
                        request().queryString("x").build(),
                        request().headers(Map.of("X", "x")).build(),
                        request().cookies(Map.of("X", "x")).build(),
                        request().data("x").build(),
                        request().env(Map.of("X", "x")).build()),
                value(
                        () -> breadcrumb().build(),
                        breadcrumb().message("x").build(),
                        breadcrumb().category("x").build(),
                        breadcrumb().level(Level.FATAL).build(),
                        breadcrumb().type("x").build(),
                        breadcrumb().timestamp(TIME.plusNanos(1)).build(),
                        breadcrumb().timestamp(TIME.plusSeconds(1)).build(),
                        breadcrumb().data("x", "x").build()),
                value(
                        () -> event().build(),
                        event().id(EventId.random()).build(),
                        event().timestamp(TIME.plusNanos(1)).build(),
                        event().level(Level.INFO).build(),
                        event().logger("x").build(),
                        event().message(null).build(),
                        event().transaction("x").build(),
                        event().serverName("x").build(),
                        event().release("x").build(),
                        event().dist("x").build(),
                        event().environment("x").build(),
                        event().fingerprint(List.of("x")).build(),
                        event().tags(Map.of("x", "x")).build(),
                        event().extra(Map.of("x", "x")).build(),
                        event().contexts(Map.of("x", Map.of("x", "x"))).build(),
                        event().modules(Map.of("x", "x")).build(),
                        event().user(null).build(),
                        event().request(null).build(),
                        event().breadcrumbs(List.of()).build(),
                        event().exceptions(List.of()).build(),
                        event().threads(List.of()).build(),
                        event().traceHeader(Map.of("x", "x")).build()),
                value(
                        () -> Mechanism.of("a", false, "cause", 2, 1, true),
                        Mechanism.of("b", false, "cause", 2, 1, true),
                        Mechanism.of("a", true, "cause", 2, 1, true),
                        Mechanism.of("a", false, null, 2, 1, true),
                        Mechanism.of("a", false, "cause", 3, 1, true),
                        Mechanism.of("a", false, "cause", 2, 0, true),
                        Mechanism.of("a", false, "cause", 2, 1, false)),
                value(
                        () -> Stats.of(9, 1, Map.of("a", 2L), Map.of("b", 3L), 4, 2),
                        Stats.of(8, 1, Map.of("a", 2L), Map.of("b", 3L), 4, 2),
                        Stats.of(9, 0, Map.of("a", 2L), Map.of("b", 3L), 4, 2),
                        Stats.of(9, 1, Map.of("a", 1L), Map.of("b", 3L), 4, 2),
                        Stats.of(9, 1, Map.of("a", 2L), Map.of(), 4, 2),
                        Stats.of(9, 1, Map.of("a", 2L), Map.of("b", 3L), 3, 2),
                        Stats.of(9, 1, Map.of("a", 2L), Map.of("b", 3L), 4, 1)),
                value(
                        () -> message(SECRET),
                        message("x"),
                        LogEntry.of(SECRET, List.of("x"), SECRET),
                        LogEntry.of(SECRET, List.of(SECRET), null)),
                value(
                        () -> frame(7),
                        frame(8),
                        frame(7).withVars(Map.of()),
                        frame(7).withSource(null)),
                value(
                        () -> exception(frame(7)),
                        exception(frame(8)),
                        exception(frame(7)).withValue("x"),
                        exception(frame(7)).withFrames(List.of())),
                value(
                        () -> thread(frame(7)),
                        thread(frame(8)),
                        thread(frame(7)).withFrames(List.of())),
                value(
                        () -> FrameVariables.of("Cart", "pay", Map.of("pin", SECRET)),
                        FrameVariables.of("Shop", "pay", Map.of("pin", SECRET)),
                        FrameVariables.of("Cart", "buy", Map.of("pin", SECRET)),
                        FrameVariables.of("Cart", "pay", Map.of())),
                value(
                        () -> IncomingTrace.of("a", SECRET, "c"),
                        IncomingTrace.of(null, SECRET, "c"),
                        IncomingTrace.of("a", null, "c"),
                        IncomingTrace.of("a", SECRET, null)),
                value(() -> snapshot("checkout"), snapshot("x")),
                value(
                        () -> options().build(),
                        options().sampleRate(0.25).build(),
                        options().tag("x", "x").build(),
                        options().inContainer(true).build(),
                        options().integrations("servlet").build(),
                        options().transport(envelope -> Transport.Result.delivered()).build()));
    }

    private static Arguments value(Supplier<Object> value, Object... others) {
        return Arguments.of(value.get().getClass().getSimpleName(), value, List.of(others));
    }

    private static User.Builder user() {
        return User.builder()
                .id("7")
                .username("bob")
                .email("bob@example.com")
                .ipAddress("::1")
                .data("password", SECRET);
    }

    private static HttpRequest.Builder request() {
        return HttpRequest.builder()
                .method("GET")
                .url("https://bob:" + SECRET + "@example.com/pay?token=" + SECRET)
                .queryString("token=" + SECRET)
                .headers(Map.of("Authorization", SECRET))
                .cookies(Map.of("session", SECRET))
                .data(SECRET)
                .env(Map.of("REMOTE_USER", SECRET));
    }

    private static Breadcrumb.Builder breadcrumb() {
        return Breadcrumb.builder()
                .message("password=" + SECRET)
                .category("auth")
                .level(Level.WARNING)
                .type("user")
                .timestamp(TIME)
                .data("password", SECRET);
    }

    private static LogEntry message(String text) {
        return LogEntry.of(text, List.of(SECRET), SECRET);
    }

    private static StackFrame frame(int line) {
        return StackFrame.of(
                "com.acme.Shop",
                "pay",
                "Shop.java",
                line,
                true,
                StackFrame.SourceLines.of(List.of(SECRET), SECRET, List.of(SECRET)),
                Map.of("pin", SECRET));
    }

    private static ExceptionValue exception(StackFrame frame) {
        return ExceptionValue.of(
                "IOException", SECRET, "java.io", 1, Mechanism.GENERIC, List.of(frame));
    }

    private static ThreadInfo thread(StackFrame frame) {
        return ThreadInfo.of(1, SECRET, "RUNNABLE", true, true, List.of(frame));
    }

    private static Event.Builder event() {
        return Event.builder()
                .id(ID)
                .timestamp(TIME)
                .message(message(SECRET))
                .tags(Map.of("password", SECRET))
                .extra(Map.of("password", SECRET))
                .user(user().build())
                .request(request().build())
                .breadcrumbs(List.of(breadcrumb().build()))
                .exceptions(List.of(exception(frame(7))))
                .threads(List.of(thread(frame(7))));
    }

    private static ContextSnapshot snapshot(String transaction) {
        return new ContextSnapshot(
                user().build(),
                Map.of("password", SECRET),
                Map.of("password", SECRET),
                request().build(),
                transaction,
                List.of(breadcrumb().build()));
    }

    private static Options.Builder options() {
        return Options.builder()
                .dsn("https://key:" + SECRET + "@sentry.example.com/1")
                .proxy("http://bob:" + SECRET + "@proxy.example.com:3128")
                .tag("password", SECRET);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("values")
    void valuesAreEqualIfAllPartsAreEqual(
            String type, Supplier<Object> value, List<Object> others) {
        Object one = value.get();

        assertThat(one).isEqualTo(one).isEqualTo(value.get()).hasSameHashCodeAs(value.get());
        assertThat(one).isNotEqualTo(null).isNotEqualTo("another type");
        assertThat(others).allSatisfy(other -> assertThat(one).isNotEqualTo(other));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("values")
    void theTextOfAValueNamesItsTypeOrPlaceAndShowsNoSecret(
            String type, Supplier<Object> value, List<Object> others) {
        assertThat(value.get().toString())
                .doesNotContain(SECRET)
                .doesNotContain("@1", "@2", "@3", "@4", "@5", "@6", "@7");
    }

    @Test
    void valuesDoNotChangeWithTheCollectionsTheyWereMadeOf() {
        List<StackFrame> frames = new ArrayList<>(List.of(frame(7)));
        Map<String, Object> values = new HashMap<>(Map.of("a", 1));
        Map<String, String> texts = new HashMap<>(Map.of("a", "1"));
        List<String> list = new ArrayList<>(List.of("a"));
        Map<String, Map<String, Object>> contexts = new HashMap<>(Map.of("a", values));
        List<Breadcrumb> breadcrumbs = new ArrayList<>(List.of(breadcrumb().build()));
        List<ExceptionValue> exceptions = new ArrayList<>(List.of(exception(frame(7))));
        List<ThreadInfo> threads = new ArrayList<>(List.of(thread(frame(7))));
        Map<String, Long> counts = new HashMap<>(Map.of("a", 1L));

        ExceptionValue exception = exception(frame(7)).withFrames(frames);
        ThreadInfo thread = thread(frame(7)).withFrames(frames);
        StackFrame frame = frame(7).withVars(values);
        StackFrame.SourceLines source = StackFrame.SourceLines.of(list, "b", list);
        LogEntry message = LogEntry.of("a", list, null);
        FrameVariables variables = FrameVariables.of("A", "b", values);
        Stats stats = Stats.of(0, 0, counts, counts, 0, 0);
        ContextSnapshot snapshot =
                new ContextSnapshot(null, texts, values, null, null, breadcrumbs);
        HttpRequest request =
                HttpRequest.builder().headers(texts).cookies(texts).env(texts).data(values).build();
        User user = User.builder().data(values).build();
        Event event =
                Event.builder()
                        .fingerprint(list)
                        .tags(texts)
                        .extra(values)
                        .contexts(contexts)
                        .modules(texts)
                        .breadcrumbs(breadcrumbs)
                        .exceptions(exceptions)
                        .threads(threads)
                        .traceHeader(texts)
                        .build();
        frames.clear();
        values.clear();
        texts.clear();
        list.clear();
        contexts.clear();
        breadcrumbs.clear();
        exceptions.clear();
        threads.clear();
        counts.clear();

        assertThat(exception.frames()).hasSize(1);
        assertThat(thread.frames()).hasSize(1);
        assertThat(frame.vars()).hasSize(1);
        assertThat(source.before()).hasSize(1);
        assertThat(source.after()).hasSize(1);
        assertThat(message.params()).hasSize(1);
        assertThat(variables.values()).hasSize(1);
        assertThat(stats.dropped()).hasSize(1);
        assertThat(stats.refused()).hasSize(1);
        assertThat(snapshot.tags()).hasSize(1);
        assertThat(snapshot.extra()).hasSize(1);
        assertThat(snapshot.breadcrumbs()).hasSize(1);
        assertThat(request.headers()).hasSize(1);
        assertThat(request.cookies()).hasSize(1);
        assertThat(request.env()).hasSize(1);
        assertThat(request.data()).isEqualTo(Map.of("a", 1));
        assertThat(user.data()).hasSize(1);
        assertThat(event.fingerprint()).hasSize(1);
        assertThat(event.tags()).hasSize(1);
        assertThat(event.extra()).hasSize(1);
        assertThat(event.contexts().get("a")).hasSize(1);
        assertThat(event.modules()).hasSize(1);
        assertThat(event.breadcrumbs()).hasSize(1);
        assertThat(event.exceptions()).hasSize(1);
        assertThat(event.threads()).hasSize(1);
        assertThat(event.traceHeader()).hasSize(1);
    }

    @Test
    void aRequestDoesNotChangeWithTheArrayOfItsBody() {
        byte[] body = {1, 2};
        HttpRequest request = HttpRequest.builder().data(body).build();

        body[0] = 9;

        assertThat(request.data()).isEqualTo(new byte[] {1, 2});
    }

    @Test
    void collectionsOfValuesCannotBeChanged() {
        Event event = event().build();

        assertThatThrownBy(() -> event.tags().put("a", "b"))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> event.exceptions().clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> event.exceptions().get(0).frames().clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> frame(7).vars().clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> user().build().data().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void theOrderOfEntriesIsKept() {
        Map<String, String> tags = new LinkedHashMap<>();
        for (String name : List.of("z", "y", "x", "a", "b")) {
            tags.put(name, name);
        }

        assertThat(Event.builder().tags(tags).build().tags().keySet())
                .containsExactly("z", "y", "x", "a", "b");
    }

    @SuppressWarnings({"NullAway", "DataFlowIssue"})
    static Stream<Arguments> nulls() {
        Client client = Client.create(Options.builder().build());
        return Stream.of(
                refused("dsn", () -> Client.create((String) null)),
                refused("options", () -> Client.create((Options) null)),
                refused("settings", () -> Options.of(null)),
                refused("dsn", () -> Options.fromEnvironment(null)),
                refused("name", builder -> builder.tag(null, "a")),
                refused("value", builder -> builder.tag("a", null)),
                refused("tags", builder -> builder.tags(null)),
                refused("name", builder -> builder.extra(null, "a")),
                refused("extras", builder -> builder.extras(null)),
                refused("sentry.in-app-includes", b -> b.inAppIncludes((String[]) null)),
                refused("sentry.in-app-excludes", b -> b.inAppExcludes("a", null)),
                refused("sentry.ignore-exceptions", b -> b.ignoreExceptions((String[]) null)),
                refused("sentry.processors", b -> b.processors((Processor[]) null)),
                refused("sentry.sanitize-keys", b -> b.sanitizeKeys((String) null)),
                refused(
                        "sentry.max-request-body-size",
                        b -> b.maxRequestBodySize((RequestBodySize) null)),
                refused("sentry.connect-timeout", b -> b.connectTimeout(null)),
                refused("sentry.timeout", b -> b.timeout(null)),
                refused("sentry.shutdown-timeout", b -> b.shutdownTimeout(null)),
                refused("transport", b -> b.transport((Transport) null)),
                refused("text", () -> Dsn.parse(null)),
                refused("text", () -> EventId.of(null)),
                refused("name", () -> Level.of(null)),
                refused("client", () -> Capture.by(null)),
                refused("className", () -> FrameVariables.of(null, "a", Map.of())),
                refused("methodName", () -> FrameVariables.of("a", null, Map.of())),
                refused("values", () -> FrameVariables.of("a", "b", null)),
                refused("keys", () -> new SanitizeKeysProcessor(null)),
                refused("keys", () -> new SanitizePasswordsProcessor(null)),
                refused("more", () -> new SanitizeKeysProcessor().withKeys(null)),
                refused("more", () -> new SanitizePasswordsProcessor().withKeys(null)),
                refused("http", () -> new BreadcrumbHttpClient(null, client)),
                refused("source", () -> new BreadcrumbDataSource(null, client)),
                refused("client", () -> new RavenHandler(null)),
                refused("outcome", () -> new Transport.Result(null, "", Duration.ZERO)),
                refused(
                        "retryAfter",
                        () -> new Transport.Result(Transport.Outcome.REJECTED, "", null)));
    }

    private static Arguments refused(String name, ThrowingCallable call) {
        return Arguments.of(name, call);
    }

    private static Arguments refused(String name, Consumer<Options.Builder> call) {
        return Arguments.of(name, (ThrowingCallable) () -> call.accept(Options.builder()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nulls")
    void factoriesAndBuildersOfOptionsNameTheArgumentThatIsNull(
            String name, ThrowingCallable call) {
        assertThatNullPointerException().isThrownBy(call).withMessageContaining(name);
    }
}
