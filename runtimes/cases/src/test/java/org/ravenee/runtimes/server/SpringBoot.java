/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.runtimes.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Spring Boot with the servlet stack and an executable jar of nested jars. */
final class SpringBoot extends ProcessPerApplication {

    /** Spring's error page: it fails, as a second event, where a servlet has set a content type. */
    private static final String ERROR_PAGE =
            "org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration";

    SpringBoot() {
        super(ServerSetup.ofThisRun(17));
    }

    @Override
    List<String> prepare(Path jar, int port, Path folder) {
        return List.of(
                setup().java().toString(),
                "-Xmx512m",
                "-jar",
                jar.toString(),
                "--server.address=127.0.0.1",
                "--server.port=" + port,
                "--spring.autoconfigure.exclude=" + ERROR_PAGE,
                "--server.servlet.context-path=/"
                        + jar.getFileName().toString().replaceFirst("\\.\\w+$", ""));
    }

    @Override
    public Set<Feature> missing() {
        return Feature.missingWithoutServer(
                Feature.REST,
                Feature.CDI,
                Feature.FURTHER_ARCHIVES,
                Feature.ANSWER_TO_EARLY_FAILURE);
    }
}
