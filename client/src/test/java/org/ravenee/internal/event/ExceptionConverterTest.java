/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.shop.Shop;
import jakarta.el.ELException;
import jakarta.faces.FacesException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ravenee.ExceptionValue;
import org.ravenee.Mechanism;
import org.ravenee.StackFrame;
import org.ravenee.internal.values.ThrowableReader;
import org.ravenee.spi.ExceptionUnwrapper;

class ExceptionConverterTest {

    private static final Mechanism MECHANISM = Mechanism.of("auto.test", false);

    private static List<ExceptionValue> convert(Throwable thrown) {
        return convert(thrown, new InAppRules(List.of(), List.of()));
    }

    private static List<ExceptionValue> convert(Throwable thrown, InAppRules rules) {
        ThrowableReader reader = new ThrowableReader();
        List<Throwable> causes = reader.causes(thrown);
        return ExceptionConverter.convert(
                reader.read(causes, causes.indexOf(ExceptionUnwrapper.unwrap(thrown))),
                MECHANISM,
                7,
                new StackFrames(rules, new SourceContext(null)));
    }

    private static ExceptionValue last(List<ExceptionValue> values) {
        return values.get(values.size() - 1);
    }

    private static List<StackFrame> frames(StackTraceElement... trace) {
        Throwable thrown = new RuntimeException();
        thrown.setStackTrace(trace);
        return last(convert(thrown)).frames();
    }

    private static StackTraceElement call(String className, String method) {
        return new StackTraceElement(className, method, "Some.java", 1);
    }

    private static List<String> messages(List<ExceptionValue> values) {
        return values.stream().map(ExceptionValue::value).toList();
    }

    @Test
    void aLoneExceptionHasItsMechanismWithoutNumbers() {
        ExceptionValue value = last(convert(Shop.failure()));

        assertThat(value.mechanism()).isEqualTo(MECHANISM);
        assertThat(value.threadId()).isEqualTo(7);
    }

    @Test
    void causesAreNumberedFromTheThrownOneWhichIsLast() {
        List<ExceptionValue> values =
                convert(new RuntimeException("a", new RuntimeException("b", new IOException("c"))));

        assertThat(messages(values)).containsExactly("c", "b", "a");
        assertThat(values)
                .extracting(ExceptionValue::mechanism)
                .containsExactly(
                        Mechanism.of("chained", false, "cause", 2, 1, false),
                        Mechanism.of("chained", false, "cause", 1, 0, false),
                        Mechanism.of("auto.test", false, null, 0, -1, false));
    }

    @Test
    void theRealFailureIsLastAndItsWrappersAreDirectlyBeforeIt() {
        List<ExceptionValue> values =
                convert(
                        new CompletionException(
                                "outer",
                                new ExecutionException(
                                        "inner",
                                        new IllegalStateException(
                                                "real", new IOException("root")))));

        assertThat(messages(values)).containsExactly("root", "inner", "outer", "real");
        assertThat(values)
                .extracting(ExceptionValue::mechanism)
                .containsExactly(
                        Mechanism.of("chained", false, "cause", 3, 2, false),
                        Mechanism.of("chained", false, "cause", 1, 0, true),
                        Mechanism.of("chained", false, null, 0, -1, true),
                        Mechanism.of("auto.test", false, "cause", 2, 1, false));
        assertThat(values).allSatisfy(value -> assertThat(value.frames()).isNotEmpty());
    }

    @Test
    void aWrapperAroundARootCauseIsBeforeIt() {
        List<ExceptionValue> values =
                convert(new FacesException("page", new ELException("el", new IOException("root"))));

        assertThat(messages(values)).containsExactly("el", "page", "root");
        assertThat(last(values).mechanism())
                .isEqualTo(Mechanism.of("auto.test", false, "cause", 2, 1, false));
    }

    @Test
    void aWrapperWithoutACauseIsTheFailureItself() {
        List<ExceptionValue> values = convert(new CompletionException("alone", null));

        assertThat(messages(values)).containsExactly("alone");
        assertThat(last(values).mechanism()).isEqualTo(MECHANISM);
    }

    @Test
    void aWrapperInsideTheChainIsACauseLikeAnyOther() {
        List<ExceptionValue> values =
                convert(
                        new IllegalStateException(
                                "thrown",
                                new ExecutionException("inside", new IOException("root"))));

        assertThat(messages(values)).containsExactly("root", "inside", "thrown");
        assertThat(values).noneMatch(value -> value.mechanism().exceptionGroup());
    }

    @Test
    void exceptionsThatAWrapperSuppressedBelongToTheWrapper() {
        Throwable wrapper = new ExecutionException("wrapper", new IOException("real"));
        wrapper.addSuppressed(new IOException("suppressed"));
        wrapper.getCause().addSuppressed(new IOException("of the real one"));
        List<ExceptionValue> values = convert(wrapper);

        assertThat(messages(values))
                .containsExactly("of the real one", "suppressed", "wrapper", "real");
        assertThat(values)
                .extracting(ExceptionValue::mechanism)
                .containsExactly(
                        Mechanism.of("suppressed", false, "suppressed[0]", 3, 2, false),
                        Mechanism.of("suppressed", false, "suppressed[0]", 1, 0, false),
                        Mechanism.of("chained", false, null, 0, -1, true),
                        Mechanism.of("auto.test", false, "cause", 2, 0, false));
    }

    @Test
    void ofALongChainTheThrownTheRealAndTheRootAreKept() {
        Throwable chain = new IOException("root");
        for (int i = 0; i < 10_000; i++) {
            chain = new RuntimeException("cause", chain);
        }
        chain = new IllegalStateException("real", chain);
        for (int i = 0; i < 10; i++) {
            chain = new ExecutionException("wrapper", chain);
        }
        List<ExceptionValue> values = convert(new CompletionException("thrown", chain));

        assertThat(values).hasSize(50);
        assertThat(messages(values)).startsWith("root", "cause").endsWith("thrown", "real");
        assertThat(values).filteredOn(value -> value.mechanism().exceptionGroup()).hasSize(11);
        List<Integer> ids = values.stream().map(value -> value.mechanism().exceptionId()).toList();
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(values)
                .allSatisfy(
                        value ->
                                assertThat(value.mechanism().parentId())
                                        .matches(parent -> parent == -1 || ids.contains(parent)));
    }

    @Test
    void nextExceptionsOfJdbcArePartOfTheChain() {
        SQLException second = new SQLException("second");
        second.initCause(new IOException("cause of the second"));
        SQLException first = new SQLException("first");
        first.setNextException(second);
        BatchUpdateException batch = new BatchUpdateException("batch", new int[0]);
        batch.setNextException(first);
        List<ExceptionValue> values = convert(new IllegalStateException("thrown", batch));

        assertThat(messages(values))
                .containsExactly("cause of the second", "second", "first", "batch", "thrown");
        assertThat(values)
                .extracting(ExceptionValue::mechanism)
                .containsExactly(
                        Mechanism.of("chained", false, "cause", 4, 3, false),
                        Mechanism.of("chained", false, "nextException", 3, 2, false),
                        Mechanism.of("chained", false, "nextException", 2, 1, false),
                        Mechanism.of("chained", false, "cause", 1, 0, false),
                        Mechanism.of("auto.test", false, null, 0, -1, false));
    }

    @Test
    void aNextExceptionThatIsTheCauseAsWellIsListedOnce() {
        SQLException next = new SQLException("next");
        SQLException batch = new SQLException("batch", next);
        batch.setNextException(next);
        List<ExceptionValue> values = convert(batch);

        assertThat(messages(values)).containsExactly("next", "batch");
        assertThat(values.get(0).mechanism().source()).isEqualTo("cause");
    }

    @Test
    void ofManyNextExceptionsTheFirstAreKept() {
        SQLException batch = new SQLException("batch");
        for (int i = 0; i < 1_000; i++) {
            batch.setNextException(new SQLException("next " + i));
        }

        assertThat(messages(convert(new IllegalStateException("thrown", batch))))
                .hasSize(50)
                .endsWith("next 0", "batch", "thrown");
    }

    @Test
    void suppressedExceptionsHangFromTheOneThatSuppressedThem() {
        Throwable thrown = new RuntimeException("a", new IOException("cause"));
        thrown.addSuppressed(new IOException("s0", new IOException("cause of s0")));
        thrown.addSuppressed(new IOException("s1"));
        List<ExceptionValue> values = convert(thrown);

        assertThat(messages(values)).containsExactly("cause", "s1", "cause of s0", "s0", "a");
        assertThat(values)
                .extracting(ExceptionValue::mechanism)
                .containsExactly(
                        Mechanism.of("chained", false, "cause", 4, 0, false),
                        Mechanism.of("suppressed", false, "suppressed[1]", 3, 0, false),
                        Mechanism.of("chained", false, "cause", 2, 1, false),
                        Mechanism.of("suppressed", false, "suppressed[0]", 1, 0, false),
                        Mechanism.of("auto.test", false, null, 0, -1, false));
    }

    @Test
    void noExceptionIsListedTwiceHoweverTheyRefer() {
        Throwable one = new RuntimeException("one");
        Throwable two = new RuntimeException("two", one);
        one.initCause(two);
        one.addSuppressed(two);
        two.addSuppressed(one);

        assertThat(messages(convert(one))).containsExactly("two", "one");
    }

    @Test
    @Timeout(value = 30, unit = TimeUnit.SECONDS)
    void ofManyCausesTheOutermostAndTheInnermostAreKept() {
        Throwable thrown = new RuntimeException("0");
        for (int i = 1; i < 10_000; i++) {
            thrown = new RuntimeException(String.valueOf(i), thrown);
        }
        List<ExceptionValue> values = convert(thrown);

        assertThat(values).hasSize(50);
        assertThat(messages(values)).startsWith("0", "1").endsWith("9998", "9999");
        for (int i = 0; i < 50; i++) {
            assertThat(values.get(i).mechanism().exceptionId()).isEqualTo(49 - i);
        }
    }

    @Test
    void causesComeBeforeWhatWasSuppressedOnTheWay() {
        Throwable root = new IOException("root");
        Throwable thrown = new RuntimeException("thrown", new RuntimeException("middle", root));
        for (int i = 0; i < 60; i++) {
            Throwable suppressed = new IOException("s" + i);
            suppressed.addSuppressed(new IOException("deeper"));
            thrown.addSuppressed(suppressed);
        }
        List<ExceptionValue> values = convert(thrown);

        assertThat(values).hasSize(50);
        assertThat(messages(values))
                .startsWith("root", "middle")
                .endsWith("deeper", "s0", "thrown");
    }

    @Test
    void methodsThatFailLeaveTheRestOfTheReport() {
        for (Throwable failure :
                List.of(
                        new IllegalStateException(),
                        new AssertionError(),
                        new StackOverflowError())) {
            ExceptionValue value = last(convert(new Hostile(failure)));

            assertThat(value.type()).isEqualTo("ExceptionConverterTest$Hostile");
            assertThat(value.value()).contains(failure.getClass().getName());
            assertThat(value.frames()).isEmpty();
        }
    }

    @Test
    void methodsThatReturnNothingLeaveTheRestOfTheReport() {
        Throwable empty =
                new RuntimeException() {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public StackTraceElement[] getStackTrace() {
                        return null;
                    }
                };
        Throwable holes =
                new RuntimeException("holes") {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public StackTraceElement[] getStackTrace() {
                        return new StackTraceElement[] {null, call("a.B", "c")};
                    }
                };

        assertThat(last(convert(empty)).value()).isNull();
        assertThat(last(convert(empty)).frames()).isEmpty();
        assertThat(last(convert(holes)).frames()).hasSize(1);
    }

    @Test
    void aCauseThatIsAnotherEachTimeComesToAnEnd() {
        assertThat(convert(new Liar(0))).hasSize(50);
    }

    @Test
    void longMessagesAreCut() {
        assertThat(last(convert(new IOException("x".repeat(100_000)))).value())
                .hasSize(8_192)
                .endsWith("...");
    }

    @Test
    void framesAreOldestFirstAndKeepBothEnds() {
        StackTraceElement[] trace = new StackTraceElement[1_000];
        for (int i = 0; i < trace.length; i++) {
            trace[i] = call("a.B", "m" + i);
        }
        List<StackFrame> frames = frames(trace);

        assertThat(frames).hasSize(250);
        assertThat(frames.get(0).function()).isEqualTo("m999");
        assertThat(frames.get(249).function()).isEqualTo("m0");
        assertThat(frames).extracting(StackFrame::function).contains("m124", "m875");
        assertThat(frames).extracting(StackFrame::function).doesNotContain("m125", "m874");
    }

    @Test
    void framesOfTheClientItselfAreHidden() {
        assertThat(
                        frames(
                                call("org.ravenee.Capture", "run"),
                                call("org.ravenee.internal.client.RavenClient", "capture"),
                                call("org.ravenee.cdi.CapturedInterceptor", "around"),
                                call("org.ravenee.servlet.RavenFilter", "doFilter"),
                                call("org.ravenee.jaxrs.Filter", "filter"),
                                call("org.raveneering.Own", "run"),
                                call("com.acme.Shop", "pay")))
                .extracting(StackFrame::module)
                .containsExactly("com.acme.Shop", "org.raveneering.Own");
    }

    @Test
    void unknownLinesAndFilesAreLeftOut() {
        StackFrame frame = frames(new StackTraceElement("a.B", "m", null, -2)).get(0);

        assertThat(frame.lineno()).isZero();
        assertThat(frame.filename()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "com.acme.Shop, com.acme.Shop",
        "com.acme.Shop$1, com.acme.Shop$1",
        "com.acme.Accessor2, com.acme.Accessor2",
        "com.acme.Shop$$Lambda$14/0x0000000800c03000, com.acme.Shop$$Lambda",
        "com.acme.Shop$$Lambda/0x00007f1c2c000a00, com.acme.Shop$$Lambda",
        "com.sun.proxy.$Proxy42, com.sun.proxy.$Proxy",
        "jdk.proxy2.$Proxy42, jdk.proxy.$Proxy",
        "jdk.internal.reflect.GeneratedMethodAccessor7, jdk.internal.reflect.GeneratedMethodAccessor",
        "com.acme.Shop$$EnhancerBySpringCGLIB$$1a2b3c4d, com.acme.Shop$$EnhancerBySpringCGLIB$$",
        "com.acme.Shop$$SpringCGLIB$$0, com.acme.Shop$$SpringCGLIB$$",
        "com.acme.Shop$Proxy$_$$_WeldClientProxy, com.acme.Shop$Proxy$_$$_WeldClientProxy",
        "com.acme.Shop$$$view12, com.acme.Shop$$$view",
        "com.acme.User$HibernateProxy$k3Fd9a, com.acme.User$HibernateProxy",
        "com.acme.Foo$ByteBuddy$xYz123, com.acme.Foo$ByteBuddy",
        "com.acme.Foo$ByteBuddy$xYz123$auxiliary$Ab1, com.acme.Foo$ByteBuddy",
        "com.acme.Foo$auxiliary$Ab1, com.acme.Foo$auxiliary",
        "com.acme.Foo$MockitoMock$1093, com.acme.Foo$MockitoMock",
        "com.acme.Foo_$$_jvst1a3_0, com.acme.Foo_$$_jvst",
        "com.acme.reflect.GeneratedShop2, com.acme.reflect.GeneratedShop2"
    })
    void generatedClassesHaveTheSameNameInEveryRun(String name, String stable) {
        assertThat(frames(call(name, "m")).get(0).module()).isEqualTo(stable);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.acme.User$HibernateProxy$k3Fd9a",
                "com.acme.Foo$ByteBuddy$xYz123",
                "com.acme.Foo$MockitoMock$1093",
                "com.acme.Foo_$$_jvst1a3_0"
            })
    void aClassOfAProxyIsNotOfTheApplication(String name) {
        assertThat(frames(call(name, "m")).get(0).inApp()).isFalse();
        assertThat(frames(call("com.acme.User$Address", "m")).get(0).inApp()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "lambda$pay$3, lambda$pay",
        "lambda$new$0, lambda$new",
        "lambda$null$1$2, lambda$null$1",
        "lambda$0, lambda",
        "main$lambda$0, main$lambda",
        "main$lambda-3, main$lambda",
        "main$lambda$1$lambda$0, main$lambda$lambda",
        "main$lambda$1$0, main$lambda",
        "lambda, lambda",
        "mylambda2, mylambda2",
        "pay, pay",
        "<init>, <init>"
    })
    void generatedMethodsHaveTheSameNameInEveryRun(String name, String stable) {
        assertThat(frames(call("a.B", name)).get(0).function()).isEqualTo(stable);
    }

    @Test
    void realLambdasAndProxiesAreNamedWithoutCounters() {
        InvocationHandler handler =
                (proxy, method, arguments) -> {
                    throw new IllegalStateException("in a proxy");
                };
        Comparable<?> proxy =
                (Comparable<?>)
                        Proxy.newProxyInstance(
                                getClass().getClassLoader(),
                                new Class<?>[] {Comparable.class},
                                handler);
        List<String> names = new ArrayList<>();
        for (StackFrame frame : last(convert(Shop.viaLambda())).frames()) {
            names.add(frame.module() + "." + frame.function());
        }
        try {
            proxy.compareTo(null);
        } catch (IllegalStateException e) {
            last(convert(e)).frames().forEach(frame -> names.add(frame.module()));
        }

        assertThat(names).contains("com.acme.shop.Shop.lambda$viaLambda");
        assertThat(names).noneMatch(name -> name.matches(".*(\\$Proxy|\\$\\$Lambda|/)\\d.*"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', com.acme.Shop, true",
        "'', '', java.util.List, false",
        "'', '', jakarta.ejb.EJB, false",
        "'', '', com.sun.proxy.$Proxy1, false",
        "'', '', javafx.Stage, true",
        "'', 'com.acme.lib', com.acme.lib.Util, false",
        "'', 'com.acme.lib', com.acme.library.Util, true",
        "'com.acme', '', com.acme.Shop, true",
        "'com.acme', '', com.acme.sub.Shop, true",
        "'com.acme', '', com.acmeware.Shop, false",
        "'com.acme.', '', com.acme.Shop, true",
        "'com.acme', '', org.other.Shop, false",
        "'com.acme.Shop', '', com.acme.Shop$Inner, true",
        "'com.acme', 'com.acme.lib', com.acme.lib.Util, false",
        "'com.acme.lib.own', 'com.acme.lib', com.acme.lib.own.Util, true",
        "'com.acme', 'com.acme', com.acme.Shop, false",
        "'java.util', '', java.util.List, true",
    })
    void theLongestPrefixDecidesWhatIsOfTheApplication(
            String include, String exclude, String className, boolean inApp) {
        InAppRules rules =
                new InAppRules(
                        include.isEmpty() ? List.of() : List.of(include),
                        exclude.isEmpty() ? List.of() : List.of(exclude));

        assertThat(rules.isInApp(className)).isEqualTo(inApp);
    }

    @Test
    void theMarkIsOnTheFramesOfEveryExceptionInTheChain() {
        List<ExceptionValue> values =
                convert(Shop.wrapped(), new InAppRules(List.of("com.acme"), List.of()));

        assertThat(values).hasSize(2);
        for (ExceptionValue value : values) {
            assertThat(value.frames())
                    .allMatch(frame -> frame.inApp() == frame.module().startsWith("com.acme"));
            assertThat(value.frames()).anyMatch(StackFrame::inApp);
        }
    }

    private static StackFrame.SourceLines around(
            SourceContext context, String className, String file, int line) {
        return context.around(new StackTraceElement(className, "m", file, line));
    }

    @Test
    void linesAroundACallAreReadFromTheClassPath(@TempDir Path directory) throws Exception {
        Path sources = Files.createDirectories(directory.resolve("com/acme"));
        List<String> lines = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            lines.add("line " + i + (i == 8 ? " " + "x".repeat(500) : ""));
        }
        Files.write(sources.resolve("Shop.java"), lines);
        Files.writeString(sources.resolve("secret.properties"), "password=hunter2");
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {directory.toUri().toURL()}, null)) {
            SourceContext context = new SourceContext(loader);
            StackFrame.SourceLines around = around(context, "com.acme.Shop", "Shop.java", 10);

            assertThat(around.line()).isEqualTo("line 10");
            assertThat(around.before()).hasSize(5).startsWith("line 5").endsWith("line 9");
            assertThat(around.before().get(3)).hasSize(256);
            assertThat(around.after()).hasSize(5).startsWith("line 11").endsWith("line 15");
            assertThat(around(context, "com.acme.Shop", "Shop.java", 1).before()).isEmpty();
            assertThat(around(context, "com.acme.Shop", "Shop.java", 20).after()).isEmpty();
            assertThat(around(context, "com.acme.Shop", "Shop.java", 21)).isNull();
            assertThat(around(context, "com.acme.Shop", "Shop.java", 0)).isNull();
            assertThat(around(context, "com.acme.Other", "Other.java", 1)).isNull();
            assertThat(around(context, "com.acme.Shop", "secret.properties", 1)).isNull();
            assertThat(around(context, "com.acme.Shop", "../acme/Shop.java", 1)).isNull();
        }
        assertThat(around(new SourceContext(null), "com.acme.Shop", "Shop.java", 10)).isNull();
    }

    /** Has one source, and counts how often it is asked for any. */
    private static final class Sources extends ClassLoader {
        private final AtomicInteger asked = new AtomicInteger();

        Sources() {
            super(null);
        }

        @Override
        public InputStream getResourceAsStream(String name) {
            asked.incrementAndGet();
            return name.equals("com/acme/Shop.java")
                    ? new ByteArrayInputStream("one\ntwo".getBytes(StandardCharsets.UTF_8))
                    : null;
        }
    }

    @Test
    void sourcesAreReadOnceAndNotLookedForTwice() {
        Sources loader = new Sources();
        StackFrames frames =
                new StackFrames(new InAppRules(List.of(), List.of()), new SourceContext(loader));
        for (int i = 0; i < 3; i++) {
            StackTraceElement[] trace = {
                new StackTraceElement("com.acme.Other", "m", "Other.java", 1),
                new StackTraceElement("com.acme.Shop", "m", "Shop.java", 3),
                new StackTraceElement("com.acme.Shop", "m", "Shop.java", 2),
                new StackTraceElement("com.acme.Shop", "m", "Shop.java", 1)
            };
            assertThat(frames.convert(trace))
                    .extracting(f -> f.source() == null ? "" : f.source().line())
                    .containsExactly("one", "two", "", "");
        }

        assertThat(loader.asked).hasValue(4);
    }

    @Test
    void traceElementsThatDifferInAnythingAreDifferentFrames() {
        StackFrames frames =
                new StackFrames(new InAppRules(List.of(), List.of()), new SourceContext(null));
        StackTraceElement[] trace = {
            new StackTraceElement("com.acme.Shop", "m", "Shop.java", 1),
            new StackTraceElement("com.acme.Shop", "m", "Shop.java", 2),
            new StackTraceElement("com.acme.Shop", "m", "Shop.kt", 1),
            new StackTraceElement("com.acme.Shop", "m", null, 1),
            new StackTraceElement("com.acme.Shop", "n", "Shop.java", 1),
            new StackTraceElement("com.acme.Shop2", "m", "Shop.java", 1)
        };
        List<StackFrame> first = frames.convert(trace);

        assertThat(Set.copyOf(first)).hasSize(trace.length);
        assertThat(frames.convert(trace)).isEqualTo(first);
    }

    @Test
    void framesWithNamesOfAnyLengthAreNotKeptInMemory() {
        StackFrames frames =
                new StackFrames(new InAppRules(List.of(), List.of()), new SourceContext(null));
        String name = "n".repeat(1_000);
        StackTraceElement[] trace = {
            new StackTraceElement("com.acme.Shop", "m", "Shop.java", 1),
            new StackTraceElement(name, "m", "Shop.java", 1),
            new StackTraceElement("com.acme.Shop", name, "Shop.java", 1),
            new StackTraceElement("com.acme.Shop", "m", name, 1),
            new StackTraceElement(name, null, null, "com.acme.Shop", "m", "Shop.java", 1)
        };
        List<StackFrame> first = frames.convert(trace);
        List<StackFrame> second = frames.convert(trace);

        assertThat(second).isEqualTo(first);
        assertThat(second.get(4)).isSameAs(first.get(4));
        for (int i = 0; i < 4; i++) {
            assertThat(second.get(i)).isNotSameAs(first.get(i));
        }
    }

    @Test
    void aLoaderWithoutSourcesIsNotAskedForEver() {
        Sources loader = new Sources();
        SourceContext context = new SourceContext(loader);
        for (int i = 0; i < 10_000; i++) {
            around(context, "com.acme.Other" + i, "Other.java", 1);
        }

        assertThat(loader.asked).hasValueLessThan(1_000);
    }

    @Test
    void aLoaderWithSourcesIsAskedHoweverManyAreMissing() {
        Sources loader = new Sources();
        SourceContext context = new SourceContext(loader);
        around(context, "com.acme.Shop", "Shop.java", 1);
        for (int i = 0; i < 10_000; i++) {
            around(context, "com.acme.Other" + i, "Other.java", 1);
        }

        assertThat(around(context, "com.acme.Shop", "Shop.java", 2).line()).isEqualTo("two");
    }

    private static final class Hostile extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Throwable failure;

        Hostile(Throwable failure) {
            this.failure = failure;
        }

        private <T> T fail() {
            throw ExceptionConverterTest.<RuntimeException>sneaky(failure);
        }

        @Override
        public String getMessage() {
            return fail();
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            return fail();
        }

        @Override
        public synchronized Throwable getCause() {
            return fail();
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> RuntimeException sneaky(Throwable thrown) throws E {
        throw (E) thrown;
    }

    private static final class Liar extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int depth;

        Liar(int depth) {
            super("liar", null, false, false);
            this.depth = depth;
        }

        @Override
        public synchronized Throwable getCause() {
            return new Liar(depth + 1);
        }
    }
}
