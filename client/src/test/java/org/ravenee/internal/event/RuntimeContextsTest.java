/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ravenee.Event;
import org.ravenee.internal.values.OwnThread;
import org.ravenee.testkit.Recorder;

/** The modules, the release, the host and the trace of an event. */
class RuntimeContextsTest {

    @TempDir private Path directory;

    @AfterEach
    void leaveTheTrace() {
        Span.CURRENT.remove();
    }

    private static Manifest manifest(String title, String version) {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.IMPLEMENTATION_TITLE, title);
        attributes.put(Attributes.Name.IMPLEMENTATION_VERSION, version);
        return manifest;
    }

    private URL exploded(String folder, String title, String version) throws IOException {
        Path file = directory.resolve(folder).resolve(JarFile.MANIFEST_NAME);
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file)) {
            manifest(title, version).write(out);
        }
        return directory.resolve(folder).toUri().toURL();
    }

    private URL jar(String name, String title, String version) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file)) {
            new JarOutputStream(out, manifest(title, version)).close();
        }
        return file.toUri().toURL();
    }

    @Test
    void modulesAreFoundInJarsAndExplodedDirectories() throws IOException {
        URL[] path = {
            jar("plain-lib-1.2.3.jar", "ignored", "0"),
            jar("nameless.jar", "Titled", "4.5"),
            exploded("classes", "Exploded", "6")
        };
        try (URLClassLoader loader = new URLClassLoader(path, null)) {
            assertThat(ModuleVersions.find(loader))
                    .containsEntry("plain-lib", "1.2.3")
                    .containsEntry("Titled", "4.5")
                    .containsEntry("Exploded", "6")
                    .containsKey("java");
        }
    }

    @Test
    void modulesAreFoundInTheVirtualFilesOfAServer() throws IOException {
        URLStreamHandler handler =
                new URLStreamHandler() {
                    @Override
                    protected URLConnection openConnection(URL url) throws IOException {
                        return exploded("any", "Virtual", "7").openConnection();
                    }
                };
        List<URL> manifests =
                List.of(
                        new URL(
                                null,
                                "vfs:/content/a.war/WEB-INF/lib/lib-8.9.jar/META-INF/MANIFEST.MF",
                                handler));
        ClassLoader loader =
                new ClassLoader(null) {
                    @Override
                    public Enumeration<URL> getResources(String name) {
                        return Collections.enumeration(manifests);
                    }

                    @Override
                    public InputStream getResourceAsStream(String name) {
                        return null;
                    }
                };

        assertThat(ModuleVersions.find(loader)).containsEntry("lib", "8.9");
    }

    @Test
    void inAContainerTheReleaseIsThatOfTheDeployment() throws IOException {
        URL[] path = {
            jar("lib.jar", "Library", "1"), exploded("shop.war/WEB-INF/classes", "shop", "2.1")
        };
        try (URLClassLoader loader = new URLClassLoader(path, null)) {
            RuntimeContexts deployed = new RuntimeContexts(loader, true, null, true, List.of());

            assertThat(deployed.release()).isEqualTo("shop@2.1");
            assertThat(deployed.contexts().get("app"))
                    .containsEntry("app_name", "shop")
                    .containsEntry("app_version", "2.1");
        }
    }

    @Test
    void theReleaseIsThatOfTheArchiveWhereItsClassesHaveNone() throws IOException {
        exploded("shop.war", "shop", "2.2");
        URL[] exploded = {jar("shop.war/WEB-INF/lib/lib.jar", "Library", "1")};
        URL[] classes = {
            Files.createDirectories(directory.resolve("shop.war/WEB-INF/classes")).toUri().toURL()
        };
        for (URL[] path : List.of(exploded, classes)) {
            try (URLClassLoader loader = new URLClassLoader(path, null)) {
                assertThat(new RuntimeContexts(loader, true, null, true, List.of()).release())
                        .isEqualTo("shop@2.2");
            }
        }
        URL[] both = {exploded[0], exploded("shop.war/WEB-INF/classes", "classes", "3")};
        try (URLClassLoader loader = new URLClassLoader(both, null)) {
            assertThat(new RuntimeContexts(loader, true, null, true, List.of()).release())
                    .isEqualTo("classes@3");
        }
    }

    @Test
    void theReleaseIsThatOfAnArchiveWithoutLibrariesWhoseManifestTheServerShows()
            throws IOException {
        URL[] archive = {jar("lib.jar", "Library", "1"), exploded("shop.war", "shop", "2.4")};
        try (URLClassLoader loader = new URLClassLoader(archive, null)) {
            assertThat(new RuntimeContexts(loader, true, null, true, List.of()).release())
                    .isEqualTo("shop@2.4");
        }
        URL[] both = {archive[1], exploded("shop.war/WEB-INF/classes", "classes", "3")};
        try (URLClassLoader loader = new URLClassLoader(both, null)) {
            assertThat(new RuntimeContexts(loader, true, null, true, List.of()).release())
                    .isEqualTo("classes@3");
        }
    }

    @Test
    void theReleaseOfAnArchiveIsFoundInTheVirtualFilesOfAServer() throws IOException {
        URL archive = exploded("any", "shop", "2.3");
        List<String> read = new ArrayList<>();
        URLStreamHandler handler =
                new URLStreamHandler() {
                    @Override
                    protected URLConnection openConnection(URL url) throws IOException {
                        if (url.getPath().contains("WEB-INF")) {
                            throw new FileNotFoundException();
                        }
                        read.add(url.toString());
                        return new URL(archive, JarFile.MANIFEST_NAME).openConnection();
                    }
                };
        URL library =
                new URL(
                        null,
                        "vfs:/content/shop.war/WEB-INF/lib/lib.jar/META-INF/MANIFEST.MF",
                        handler);
        ClassLoader loader =
                new ClassLoader(null) {
                    @Override
                    public Enumeration<URL> getResources(String name) {
                        return Collections.enumeration(List.of(library));
                    }
                };

        assertThat(new RuntimeContexts(loader, true, null, true, List.of()).release())
                .isEqualTo("shop@2.3");
        assertThat(read).containsExactly("vfs:/content/shop.war/META-INF/MANIFEST.MF");
    }

    @Test
    void inPlainJavaTheReleaseIsThatOfTheStartedJar() throws Exception {
        String jar = Path.of(jar("my shop.jar", "shop", "4").toURI()).toString();

        assertThat(ReleaseDetector.started(jar, jar, null, List.of()).release())
                .isEqualTo("shop@4");
        assertThat(ReleaseDetector.started(jar + " a b", jar, null, List.of()).release())
                .isEqualTo("shop@4");
    }

    @Test
    void anArgumentThatIsAJarIsNotTheApplication() throws Exception {
        String jar = Path.of(jar("data.jar", "data", "1").toURI()).toString();
        String main = getClass().getName();
        ClassLoader loader = getClass().getClassLoader();

        assertThat(ReleaseDetector.started(main + " " + jar, "target/classes", loader, List.of()))
                .isNull();
        assertThat(ReleaseDetector.started(main + " " + jar + " x", jar, loader, List.of()))
                .isNull();
    }

    @Test
    @Timeout(60)
    void theNetworkIsNotAskedForTheHostOnAThreadOfTheApplication() {
        CountDownLatch answers = new CountDownLatch(1);
        HostName host =
                new HostName(
                        () -> null,
                        () -> {
                            await(answers);
                            return "shop-1";
                        });

        assertThat(host.get()).isNull();
        assertThat(host.get()).isNull();
        answers.countDown();
        Awaitility.await().until(() -> "shop-1".equals(host.get()));
    }

    @Test
    void theSendingThreadWaitsForTheNameOfTheHost() throws InterruptedException {
        HostName host = new HostName(() -> null, () -> "shop-1");
        AtomicReference<String> first = new AtomicReference<>();
        Thread sender = new OwnThread(() -> first.set(host.get()), "sender");
        sender.start();
        sender.join();

        assertThat(first).hasValue("shop-1");
    }

    @Test
    void usesNoNetworkWhereTheSystemHasTheHostName() {
        HostName host =
                new HostName(
                        () -> "known",
                        () -> {
                            throw new AssertionError();
                        });

        assertThat(host.get()).isEqualTo("known");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aConfiguredReleaseWins() {
        try (Recorder recorder = new Recorder(options -> options.release("shop@3"))) {
            recorder.client().captureMessage("m");
            assertThat(recorder.event().release()).isEqualTo("shop@3");
        }
    }

    private static SpanContext span(boolean valid) {
        return new SpanContext() {
            @Override
            public boolean isValid() {
                return valid;
            }

            @Override
            public String getTraceId() {
                return "0af7651916cd43dd8448eb211c80319c";
            }

            @Override
            public String getSpanId() {
                return "b7ad6b7169203331";
            }
        };
    }

    @Test
    void theTraceOfTheCallingThreadIsPartOfTheEvent() {
        try (Recorder recorder = new Recorder()) {
            Span.CURRENT.set(span(true));
            recorder.client().captureMessage("m");
            Span.CURRENT.set(span(false));
            recorder.client().captureMessage("outside of any trace of OpenTelemetry");

            List<Event> events = recorder.events();
            assertThat(events.get(0).contexts().get("trace"))
                    .containsEntry("trace_id", "0af7651916cd43dd8448eb211c80319c")
                    .containsEntry("span_id", "b7ad6b7169203331");
            assertThat(events.get(1).contexts().get("trace").get("trace_id"))
                    .asString()
                    .matches("[0-9a-f]{32}")
                    .isNotEqualTo("0af7651916cd43dd8448eb211c80319c");
        }
    }
}
