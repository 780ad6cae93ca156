/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ravenee.parity.Table.types;

import com.acme.shop.Till;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.ravenee.Client;
import org.ravenee.ExceptionValue;
import org.ravenee.StackFrame;
import org.ravenee.testkit.Recorder;

/** Raven's tests of exceptions, their causes and their frames. */
class ExceptionsParityTest {

    private static final int CALLS = 400;

    @TempDir private Path directory;

    @TestFactory
    Table causes() {
        Table t = new Table();
        t.row(
                "83 events test_simple: one exception",
                r -> {
                    r.client().captureException(new IllegalArgumentException("hello world"));
                    assertThat(types(r.event())).containsExactly("IllegalArgumentException");
                    ExceptionValue value = r.event().exceptions().get(0);
                    assertThat(value.value()).isEqualTo("hello world");
                    assertThat(value.module()).isEqualTo("java.lang");
                });
        t.row(
                "85 events test_raise_from: a cause comes first",
                r -> {
                    r.client()
                            .captureException(
                                    new IllegalStateException(new IllegalArgumentException()));
                    assertThat(types(r.event()))
                            .containsExactly("IllegalArgumentException", "IllegalStateException");
                });
        t.row(
                "86 events test_raise_from_different: the cause, and not what was being handled",
                r -> {
                    try {
                        throw new IllegalArgumentException("being handled");
                    } catch (IllegalArgumentException handled) {
                        r.client()
                                .captureException(
                                        new IllegalStateException(new ClassCastException()));
                    }
                    assertThat(types(r.event()))
                            .containsExactly("ClassCastException", "IllegalStateException");
                });
        t.row(
                "88 events test_handles_self_referencing: a circle of causes ends",
                r -> {
                    RuntimeException one = new IllegalStateException("one");
                    RuntimeException two = new IllegalArgumentException("two", one);
                    one.initCause(two);
                    r.client().captureException(one);
                    assertThat(types(r.event()))
                            .containsExactly("IllegalArgumentException", "IllegalStateException");
                });
        t.row(
                "w19 three levels: the innermost cause first, what was thrown last",
                r -> {
                    r.client()
                            .captureException(
                                    new IllegalStateException(
                                            new IllegalArgumentException(new Foo())));
                    assertThat(types(r.event()))
                            .containsExactly(
                                    "Foo", "IllegalArgumentException", "IllegalStateException");
                });
        t.row(
                "a chain of 121 is shown as 50, with both ends",
                r -> {
                    Exception failure = new ArithmeticException("innermost");
                    for (int i = 1; i < 120; i++) {
                        failure = new RuntimeException("level " + i, failure);
                    }
                    r.client().captureException(new IllegalStateException("thrown", failure));
                    assertThat(types(r.event()))
                            .hasSize(50)
                            .startsWith("ArithmeticException")
                            .endsWith("IllegalStateException");
                });
        t.row(
                "a message that throws still makes an event",
                r -> {
                    r.client().captureException(new Mute());
                    assertThat(types(r.event())).containsExactly("ExceptionsParityTest$Mute");
                });
        t.row(
                "hostile hashCode and equals do not matter, and it is one event",
                r -> {
                    Exception hostile = new Hostile();
                    assertThat(r.client().captureException(hostile).isPresent()).isTrue();
                    assertThat(r.client().captureException(hostile).isPresent()).isFalse();
                    r.client().captureException(new IllegalStateException(hostile));
                    assertThat(types(r.event())).containsExactly("ExceptionsParityTest$Hostile");
                });
        return t;
    }

    private static List<Boolean> inApp(List<StackFrame> frames) {
        return frames.stream().map(StackFrame::inApp).toList();
    }

    @TestFactory
    Table frames() {
        Table t = new Table();
        t.row(
                "38 base test_stack_explicit_frames: frames of one's own, oldest first",
                r -> {
                    r.client()
                            .captureException(
                                    Table.from("com.acme.Last", "com.acme.Next", "com.acme.First"));
                    List<StackFrame> frames = Table.frames(r.event());
                    assertThat(frames)
                            .extracting(StackFrame::module)
                            .containsExactly("com.acme.First", "com.acme.Next", "com.acme.Last");
                    assertThat(frames)
                            .extracting(StackFrame::function)
                            .containsExactly("call2", "call1", "call0");
                    assertThat(frames)
                            .extracting(StackFrame::filename)
                            .containsExactly("First.java", "Next.java", "Last.java");
                    assertThat(frames).extracting(StackFrame::lineno).containsExactly(3, 2, 1);
                });
        t.row(
                "49 base test_marks_in_app_frames_for_exception: with a cause, too",
                o -> o.inAppIncludes("com.acme", "com.other").inAppExcludes("com.acme.lib"),
                r -> {
                    String[] calls = {
                        "com.acme.shop.Shop", "com.acme.lib.Util", "java.util.List", "com.other.App"
                    };
                    Foo failure = Table.from(calls);
                    failure.initCause(Table.from(calls));
                    r.client().captureException(failure);
                    assertThat(r.event().exceptions())
                            .hasSize(2)
                            .allSatisfy(
                                    value ->
                                            assertThat(inApp(value.frames()))
                                                    .containsExactly(true, false, false, true));
                });
        t.row(
                "com.acme does not include com.acmeware",
                o -> o.inAppIncludes("com.acme"),
                r -> {
                    r.client()
                            .captureException(Table.from("com.acmeware.Shop", "com.acme.sub.Shop"));
                    assertThat(inApp(Table.frames(r.event()))).containsExactly(true, false);
                });
        t.row(
                "com.acme.* includes what com.acme does",
                o -> o.inAppIncludes("com.acme.*").inAppExcludes("com.acme.lib.*"),
                r -> {
                    r.client()
                            .captureException(
                                    Table.from(
                                            "com.acmeware.Shop",
                                            "com.acme.lib.Util",
                                            "com.acme.sub.Shop"));
                    assertThat(inApp(Table.frames(r.event()))).containsExactly(true, false, false);
                });
        t.row(
                "w14 excludes work alone",
                o -> o.inAppExcludes("com.acme.lib"),
                r -> {
                    r.client()
                            .captureException(
                                    Table.from("com.acme.lib.Util", "com.acme.Shop", "java.A"));
                    assertThat(inApp(Table.frames(r.event()))).containsExactly(false, true, false);
                });
        t.row(
                "118 stacks test_frame_allowance: of many frames both ends are kept",
                r -> {
                    r.client().captureException(Table.from(calls("com.acme.Call")));
                    assertThat(Table.frames(r.event()))
                            .hasSizeBetween(50, 250)
                            .extracting(StackFrame::module)
                            .startsWith("com.acme.Call" + (CALLS - 1))
                            .endsWith("com.acme.Call0");
                });
        t.row(
                "w13 of many frames the application's are kept, wherever they are",
                o -> o.inAppIncludes("com.acme"),
                r -> {
                    String[] calls = calls("org.framework.Call");
                    calls[CALLS / 2] = "com.acme.Shop";
                    r.client().captureException(Table.from(calls));
                    assertThat(Table.frames(r.event()))
                            .hasSizeLessThanOrEqualTo(250)
                            .extracting(StackFrame::module)
                            .contains("com.acme.Shop", calls[0], calls[CALLS - 1]);
                });
        t.row(
                "119 stacks test_non_ascii_file: source in any script",
                () -> {
                    Path sources = Files.createDirectories(directory.resolve("com/acme"));
                    Files.write(
                            sources.resolve("Hebrew.java"),
                            List.of("// רונית מגן", "שלום(\"עולם\");", "// Größe €"));
                    ClassLoader before = Thread.currentThread().getContextClassLoader();
                    URL[] path = {directory.toUri().toURL()};
                    try (URLClassLoader loader = new URLClassLoader(path, before)) {
                        Thread.currentThread().setContextClassLoader(loader);
                        try (Recorder r = new Recorder()) {
                            r.client()
                                    .captureException(
                                            Table.from("com.acme.Other", "com.acme.Hebrew"));
                            assertThat(Table.frames(r.event()).get(0).source())
                                    .isEqualTo(
                                            StackFrame.SourceLines.of(
                                                    List.of("// רונית מגן"),
                                                    "שלום(\"עולם\");",
                                                    List.of("// Größe €")));
                            assertThat(r.payloads().get(0)).contains("רונית מגן", "Größe €");
                        }
                    } finally {
                        Thread.currentThread().setContextClassLoader(before);
                    }
                });
        t.row(
                "w15 the stack of a message: oldest first, none of the client's own frames",
                r -> {
                    Till.report(r.client(), e -> e.stack(true));
                    assertOfTheCaller(r.event().threads().get(0).frames());
                });
        t.row(
                "w15 the stack of every message, where that is configured",
                o -> o.autoLogStacks(true),
                r -> {
                    Till.report(r.client(), e -> {});
                    assertOfTheCaller(r.event().threads().get(0).frames());
                });
        t.row(
                "w15 the stack of the caller beside an exception",
                r -> {
                    Till.report(r.client(), Table.from("com.acme.Elsewhere"), e -> e.stack(true));
                    assertThat(Table.frames(r.event()))
                            .extracting(StackFrame::module)
                            .containsExactly("com.acme.Elsewhere");
                    assertOfTheCaller(r.event().threads().get(0).frames());
                });
        return t;
    }

    private static String[] calls(String name) {
        return IntStream.range(0, CALLS).mapToObj(i -> name + i).toArray(String[]::new);
    }

    private static void assertOfTheCaller(List<StackFrame> frames) {
        assertThat(frames).last().extracting(StackFrame::module).isEqualTo(Till.class.getName());
        List<String> modules = new ArrayList<>(frames.stream().map(StackFrame::module).toList());
        assertThat(modules)
                .noneMatch(module -> module.startsWith("org.ravenee.internal"))
                .doesNotContain(Client.class.getName());
        Collections.reverse(modules);
        assertThat(modules).startsWith(Till.class.getName(), ExceptionsParityTest.class.getName());
    }

    private static final class Mute extends RuntimeException {
        @java.io.Serial private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new IllegalStateException();
        }
    }

    private static final class Hostile extends RuntimeException {
        @java.io.Serial private static final long serialVersionUID = 1L;

        @Override
        public int hashCode() {
            throw new IllegalStateException();
        }

        @Override
        public boolean equals(Object other) {
            throw new IllegalStateException();
        }
    }
}
