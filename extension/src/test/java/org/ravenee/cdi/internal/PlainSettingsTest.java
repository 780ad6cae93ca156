/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainSettingsTest {

    @TempDir private Path folder;

    @AfterEach
    void restore() {
        System.clearProperty("sentry.site");
        System.clearProperty("mp.config.profile");
    }

    private Path file(String name, String text) throws IOException {
        Path root = folder.resolve(name);
        Path file = root.resolve("META-INF/microprofile-config.properties");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return root;
    }

    private static Map<String, String> read(Path... roots) throws IOException {
        URL[] urls = new URL[roots.length];
        for (int i = 0; i < roots.length; i++) {
            urls[i] = roots[i].toUri().toURL();
        }
        try (URLClassLoader loader = new URLClassLoader(urls, null)) {
            return PlainSettings.read(loader);
        }
    }

    @Test
    void readsTheFileAndNothingThatIsNotOurs() throws Exception {
        Map<String, String> settings =
                read(file("shop", "sentry.site=north\nsentry.tags.tier=gold\nother.key=1\n"));

        assertThat(settings)
                .containsEntry("sentry.site", "north")
                .containsEntry("sentry.tags.tier", "gold")
                .doesNotContainKey("other.key");
    }

    @Test
    void systemPropertyWinsOverTheFile() throws Exception {
        System.setProperty("sentry.site", "south");

        assertThat(read(file("shop", "sentry.site=north"))).containsEntry("sentry.site", "south");
    }

    @Test
    void firstFileOfTheClassPathWins() throws Exception {
        Path application = file("shop", "sentry.site=north");
        Path library = file("library", "sentry.site=south\nsentry.release=shop@1");

        assertThat(read(application, library))
                .containsEntry("sentry.site", "north")
                .containsEntry("sentry.release", "shop@1");
    }

    @Test
    void valuesOfTheProfileWin() throws Exception {
        System.setProperty("mp.config.profile", "test");

        assertThat(
                        read(
                                file(
                                        "shop",
                                        "sentry.site=north\n%test.sentry.site=lab\n%dev.sentry.dist=1")))
                .containsEntry("sentry.site", "lab")
                .doesNotContainKey("sentry.dist");
    }

    @Test
    void resolvesExpressionsAndTheirDefaults() throws Exception {
        Path shop =
                file(
                        "shop",
                        "region=north\nsentry.site=${region}-${zone:1}\nsentry.dist=${unknown.key}");

        assertThat(read(shop))
                .containsEntry("sentry.site", "north-1")
                .containsEntry("sentry.dist", "${unknown.key}");
    }

    @Test
    void expressionThatRefersToItselfIsLeftAsItIs() throws Exception {
        assertThat(read(file("shop", "sentry.site=${sentry.site}")))
                .containsEntry("sentry.site", "${sentry.site}");
    }

    @Test
    void nothingIsSetWithoutAFile() throws Exception {
        assertThat(read()).doesNotContainKey("sentry.site");
    }
}
