/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ravenee.parity.Table.ignored;
import static org.ravenee.parity.Table.types;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.ravenee.Capture;
import org.ravenee.Context;
import org.ravenee.Event;
import org.ravenee.EventId;
import org.ravenee.HttpRequest;
import org.ravenee.Level;
import org.ravenee.Scope;
import org.ravenee.User;
import org.ravenee.spi.FrameVariables;
import org.ravenee.testkit.Recorder;

/** Raven's tests of its client, its versions, and of what watches functions. */
class ClientParityTest {

    /** The launcher's memory of what it was told to start. */
    private static final String COMMAND = "sun.java.command";

    private static final String CLASS_PATH = "java.class.path";

    @TempDir private Path directory;

    @TestFactory
    Table capturing() {
        Table t = new Table();
        t.row(
                "20 base test_get_public_dsn: the public DSN of a client",
                r -> {
                    assertThat(r.client().getPublicDsn()).contains("//public@raven.invalid/1");
                    assertThat(r.client().getPublicDsn("https"))
                            .contains("https://public@raven.invalid/1");
                });
        t.row(
                "22 base test_message_from_kwargs: a message beside an exception",
                r -> {
                    r.client().captureException(new Foo(), e -> e.message("test"));
                    assertThat(r.event().message().message()).isEqualTo("test");
                    assertThat(types(r.event())).containsExactly("Foo");
                });
        t.row(
                "23 base test_explicit_message_on_exception_event: a message given as data",
                r -> {
                    r.client().captureException(new Foo(), e -> e.data("message", "foobar"));
                    assertThat(r.event().message().message()).isEqualTo("foobar");
                });
        t.row(
                "25 base test_exception_nan_in_vars: not a number",
                r -> {
                    r.client()
                            .captureException(
                                    Table.from("com.acme.A"),
                                    e ->
                                            e.extra("foo", Double.NaN)
                                                    .data(
                                                            FrameVariables.KEY,
                                                            FrameVariables.of(
                                                                    "com.acme.A",
                                                                    "call0",
                                                                    Map.of("bar", Double.NaN))));
                    assertThat(r.payloads().get(0)).contains("\"foo\":\"NaN\"", "\"bar\":\"NaN\"");
                });
        t.row(
                "35 base test_message_event: a message",
                r -> {
                    r.client().captureMessage("test");
                    assertThat(r.event().message().message()).isEqualTo("test");
                    assertThat(r.event().threads())
                            .singleElement()
                            .matches(thread -> thread.frames().isEmpty());
                    assertThat(r.event().exceptions()).isEmpty();
                    assertThat(r.event().timestamp()).isBeforeOrEqualTo(Instant.now());
                });
        t.row(
                "37 base test_context: tags of the context",
                r -> {
                    r.client().tagsContext(Map.of("foo", "bar"));
                    r.client().captureException(new Foo());
                    assertThat(r.event().tags()).isEqualTo(Map.of("foo", "bar"));
                });
        t.row(
                "40 base test_site: site as data",
                r -> {
                    r.client().captureMessage("m", e -> e.data("site", "test"));
                    assertThat(r.event().tags()).isEqualTo(Map.of("site", "test"));
                });
        t.row(
                "41 base test_implicit_site: site of the client",
                o -> o.site("foo"),
                r -> {
                    r.client().captureMessage("m");
                    assertThat(r.event().tags()).isEqualTo(Map.of("site", "foo"));
                });
        t.row(
                "43 base test_tags: tags",
                r -> {
                    r.client().captureMessage("m", e -> e.tag("logger", "test"));
                    assertThat(r.event().tags()).isEqualTo(Map.of("logger", "test"));
                });
        t.row(
                "44 base test_client_extra_context: extra of the client",
                o -> o.extra("foo", "bar").extra("logger", "baz"),
                r -> {
                    r.client().captureMessage("m", e -> e.extra("logger", "test"));
                    assertThat(r.event().extra()).isEqualTo(Map.of("foo", "bar", "logger", "test"));
                });
        t.row(
                "46 base test_sample_rate_per_message: none of all",
                r -> {
                    assertThat(r.client().captureMessage("m", e -> e.sampleRate(0)))
                            .isEqualTo(EventId.NONE);
                    assertThat(r.events()).isEmpty();
                });
        t.row(
                "46 base test_sample_rate_per_message: one of none",
                o -> o.sampleRate(0),
                r -> {
                    r.client().captureMessage("m", e -> e.sampleRate(1));
                    assertThat(r.events()).hasSize(1);
                });
        t.row(
                "50 base test_captures_last_event_id: the last id",
                r -> {
                    EventId id = r.client().captureMessage("m");
                    assertThat(id.isPresent()).isTrue();
                    assertThat(r.client().lastEventId()).isEqualTo(id);
                    assertThat(r.event().id()).isEqualTo(id);
                });
        t.row(
                "91 transport test_build_then_send: build, then send",
                r -> {
                    Instant date = Instant.ofEpochSecond(1336089600);
                    Event event =
                            r.client()
                                    .buildEvent(
                                            "Message",
                                            e ->
                                                    e.message("foo")
                                                            .timestamp(date)
                                                            .serverName("test_server"));
                    assertThat(r.events()).isEmpty();
                    EventId id = r.client().send(event);
                    assertThat(r.event().id()).isEqualTo(id);
                    assertThat(r.event().timestamp()).isEqualTo(date);
                    assertThat(r.event().serverName()).isEqualTo("test_server");
                    assertThat(r.event().level()).isEqualTo(Level.ERROR);
                    assertThat(r.event().message().message()).isEqualTo("foo");
                    assertThat(r.event().message().params()).isEmpty();
                    assertThat(r.event().message().formatted()).isNull();
                    assertThat(r.event().tags()).isEmpty();
                });
        t.row(
                "137 transaction test_simple: what is pushed is taken back",
                r -> {
                    Context context = r.client().context().transaction("foo");
                    try (Scope bar = context.push()) {
                        context.transaction("bar");
                        try (Scope baz = context.push()) {
                            context.transaction("baz");
                        }
                        assertThat(context.snapshot().transaction()).isEqualTo("bar");
                    }
                    assertThat(context.snapshot().transaction()).isEqualTo("foo");
                });
        t.row(
                "199 celery test_simple: the transaction is what was being done",
                r -> {
                    r.client().context().transaction("tasks.divide");
                    r.client().captureException(new ArithmeticException("/ by zero"));
                    assertThat(r.event().transaction()).isEqualTo("tasks.divide");
                    assertThat(types(r.event())).containsExactly("ArithmeticException");
                });
        return t;
    }

    @TestFactory
    Table versions() {
        Table t = new Table();
        t.row(
                "134 utils GetVersions: Java and the libraries on the class path",
                r ->
                        assertThat(r.client().getModuleVersions())
                                .containsEntry("java", System.getProperty("java.version"))
                                .hasEntrySatisfying(
                                        "assertj-core", v -> assertThat(v).startsWith("3.")));
        t.row(
                "134 utils GetVersions: none if they are not wanted",
                o -> o.includeVersions(false),
                r -> {
                    r.client().captureMessage("m");
                    assertThat(r.client().getModuleVersions()).isEmpty();
                    assertThat(r.event().modules()).isEmpty();
                });
        t.row(
                "140 versioning test_fetch_package_version: the release is in the manifest",
                () -> {
                    Path jar = directory.resolve("shop.jar");
                    Manifest manifest = new Manifest();
                    Attributes attributes = manifest.getMainAttributes();
                    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
                    attributes.put(Attributes.Name.IMPLEMENTATION_TITLE, "shop");
                    attributes.put(Attributes.Name.IMPLEMENTATION_VERSION, "2.1");
                    try (OutputStream out = Files.newOutputStream(jar)) {
                        new JarOutputStream(out, manifest).close();
                    }
                    String started = System.getProperty(COMMAND);
                    String classPath = System.getProperty(CLASS_PATH);
                    System.setProperty(COMMAND, jar + " --port 80");
                    System.setProperty(CLASS_PATH, jar.toString());
                    try (Recorder r = new Recorder()) {
                        r.client().captureMessage("m");
                        assertThat(r.event().release()).isEqualTo("shop@2.1");
                    } finally {
                        System.setProperty(COMMAND, started);
                        System.setProperty(CLASS_PATH, classPath);
                    }
                });
        return t;
    }

    private static <T> T fail(RuntimeException failure) {
        throw failure;
    }

    @TestFactory
    Table watching() {
        Table t = new Table();
        t.row(
                "31 base test_decorator_functionality: reported, and thrown as it was",
                r -> {
                    Foo failure = new Foo();
                    Runnable wrapped =
                            r.client().captureExceptions().wrap((Runnable) () -> fail(failure));
                    assertThatThrownBy(wrapped::run).isSameAs(failure);
                    assertThat(types(r.event())).containsExactly("Foo");
                    assertThat(r.event().exceptions().get(0).value()).isEqualTo("foo");
                    assertThat(r.event().exceptions().get(0).module())
                            .isEqualTo(Foo.class.getPackageName());
                    assertThat(Table.frames(r.event()))
                            .last()
                            .extracting("module")
                            .isEqualTo(ClientParityTest.class.getName());
                });
        t.row(
                "32 base test_decorator_filtering: another type is let through",
                r -> {
                    Capture foos = r.client().captureExceptions().of(Foo.class);
                    Runnable wrapped = foos.wrap((Runnable) () -> fail(new ArithmeticException()));
                    assertThatThrownBy(wrapped::run).isInstanceOf(ArithmeticException.class);
                    assertThat(r.events()).isEmpty();
                });
        t.row(
                "34 base test_content_manager_filtering: another type is let through at once",
                r -> {
                    Capture foos = r.client().captureExceptions().of(Foo.class);
                    assertThatThrownBy(() -> foos.run(() -> fail(new ArithmeticException())))
                            .isInstanceOf(ArithmeticException.class);
                    assertThat(r.events()).isEmpty();
                });
        t.row(
                "200 celery test_ignore_expected: what is excepted is let through",
                r -> {
                    Capture others = r.client().captureExceptions().except(Foo.class);
                    assertThatThrownBy(() -> others.run(() -> fail(new Foo.Bar())))
                            .isInstanceOf(Foo.Bar.class);
                    assertThat(r.events()).isEmpty();
                    assertThatThrownBy(() -> others.run(() -> fail(new ArithmeticException())))
                            .isInstanceOf(ArithmeticException.class);
                    assertThat(types(r.event())).containsExactly("ArithmeticException");
                });
        t.row(
                "217 lambda test_decorator_exception: user and request come along",
                r -> {
                    r.client().userContext(User.of("7"));
                    r.client().httpContext(HttpRequest.of("POST", "https://a.example/"));
                    Callable<String> wrapped =
                            r.client()
                                    .captureExceptions()
                                    .wrap((Callable<String>) () -> fail(new Foo()));
                    assertThatThrownBy(wrapped::call).isInstanceOf(Foo.class);
                    assertThat(r.event().user().id()).isEqualTo("7");
                    assertThat(r.event().request().method()).isEqualTo("POST");
                });
        t.row(
                "217 lambda test_decorator_with_args: another type is let through",
                r -> {
                    Callable<String> wrapped =
                            r.client()
                                    .captureExceptions()
                                    .of(Foo.class)
                                    .wrap((Callable<String>) () -> fail(new RuntimeException()));
                    assertThatThrownBy(wrapped::call).isExactlyInstanceOf(RuntimeException.class);
                    assertThat(r.events()).isEmpty();
                });
        t.row(
                "217 lambda test_decorator_without_exceptions: the result is kept",
                r -> {
                    Capture all = r.client().captureExceptions();
                    assertThat(all.wrap((Callable<String>) () -> "done").call()).isEqualTo("done");
                    assertThat(all.wrap((Supplier<String>) () -> "done").get()).isEqualTo("done");
                    assertThat(all.call(() -> "done")).isEqualTo("done");
                    assertThat(r.events()).isEmpty();
                });
        t.row(
                "217 lambda test_decorator_without_kwargs: what was said beforehand is added",
                r -> {
                    Capture all = r.client().captureExceptions().with(e -> e.tag("foo", "bar"));
                    assertThatThrownBy(() -> all.call(() -> fail(new Foo())))
                            .isInstanceOf(Foo.class);
                    assertThat(r.event().tags()).isEqualTo(Map.of("foo", "bar"));
                });
        return t;
    }

    private static void ignores(Table t, String name, String rule, RuntimeException failure) {
        t.row(name, o -> o.ignoreExceptions(rule), r -> ignored(r, failure));
    }

    private static void sends(Table t, String name, String rule, RuntimeException failure) {
        t.row(
                name,
                o -> o.ignoreExceptions(rule),
                r -> {
                    assertThat(r.client().shouldCapture(failure)).isTrue();
                    r.client().captureException(failure);
                    assertThat(r.events()).hasSize(1);
                });
    }

    @TestFactory
    Table ignoring() {
        Table t = new Table();
        String name = Foo.class.getName();
        ignores(t, "28 base test_exception_event_ignore_class: a class", name, new Foo());
        ignores(t, "29 base test_exception_event_ignore_child: its child", name, new Foo.Bar());
        ignores(t, "214 django test_does_exclude_filtered_types: a simple name", "Foo", new Foo());
        ignores(
                t,
                "214 django test_ignore_exceptions_with_module_match: a full name",
                "java.lang.ArithmeticException",
                arithmetic());
        ignores(
                t,
                "214 django test_ignore_exceptions_with_expression_match: a package",
                "java.lang.*",
                arithmetic());
        ignores(t, "214 packages below a package", "org.ravenee.*", new Foo());
        ignores(t, "214 everything by *", "*", new Foo());
        sends(t, "214 a simple name does not cover a child", "Foo", new Foo.Bar());
        sends(t, "214 Fo* is no simple name", "Fo*", new Foo());
        sends(t, "214 case matters", "foo", new Foo());
        sends(t, "214 case matters in packages", "Org.Ravenee.*", new Foo());
        sends(t, "214 another package", "java.io.*", arithmetic());
        t.row(
                "214 several rules at once",
                o -> o.ignoreExceptions("java.io.*", "Foo"),
                r -> {
                    for (RuntimeException failure :
                            List.of(
                                    new Foo(),
                                    new java.io.UncheckedIOException(new java.io.IOException()))) {
                        ignored(r, failure);
                    }
                });
        return t;
    }

    private static RuntimeException arithmetic() {
        return new ArithmeticException();
    }
}
