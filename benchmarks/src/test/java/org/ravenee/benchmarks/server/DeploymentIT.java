/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archives differ in the error reporter alone. */
class DeploymentIT {

    private static final String DSN = "http://public@127.0.0.1:1/1";
    private static final String CLASSES = "WEB-INF/classes/org/ravenee/benchmarks/server/";

    @TempDir private Path folder;

    private List<String> entries(Deployment deployment) throws Exception {
        Path war = folder.resolve(deployment.side());
        deployment.write(war, DSN);
        try (ZipFile zip = new ZipFile(war.toFile())) {
            return new ArrayList<>(zip.stream().map(ZipEntry::getName).toList());
        }
    }

    @Test
    void allHaveTheSameApplication() throws Exception {
        for (Deployment deployment : Deployment.values()) {
            assertThat(entries(deployment))
                    .filteredOn(name -> name.startsWith(CLASSES + "application/"))
                    .contains(CLASSES + "application/OrderResource.class")
                    .containsExactlyInAnyOrderElementsOf(
                            entries(Deployment.PLAIN).stream()
                                    .filter(name -> name.startsWith(CLASSES + "application/"))
                                    .toList());
        }
    }

    @Test
    void oneHasNoErrorReporterAndTheOthersHaveTheirsAlone() throws Exception {
        assertThat(entries(Deployment.PLAIN)).noneMatch(name -> name.contains("/lib/"));
        assertThat(entries(Deployment.RAVEN))
                .anyMatch(name -> name.startsWith("WEB-INF/lib/raven-client-"))
                .anyMatch(name -> name.startsWith("WEB-INF/lib/raven-jaxrs-"))
                .noneMatch(name -> name.contains("benchmarks-") || name.contains("lib/sentry-"));
        assertThat(entries(Deployment.SENTRY))
                .anyMatch(name -> name.startsWith("WEB-INF/lib/sentry-"))
                .noneMatch(name -> name.contains("lib/raven-"));
    }

    @Test
    void theDsnIsWhereEachErrorReporterReadsIt() throws Exception {
        entries(Deployment.RAVEN);
        entries(Deployment.SENTRY);
        assertThat(text(Deployment.RAVEN, "META-INF/microprofile-config.properties"))
                .contains("sentry.dsn=" + DSN);
        assertThat(text(Deployment.SENTRY, "sentry.properties")).contains("dsn=" + DSN);
    }

    private String text(Deployment deployment, String name) throws Exception {
        try (ZipFile zip = new ZipFile(folder.resolve(deployment.side()).toFile())) {
            ZipEntry entry = zip.getEntry("WEB-INF/classes/" + name);
            return new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
