/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.runtimes.server;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Spring Boot with the servlet stack and an executable jar of nested jars. */
final class SpringBoot extends ProcessPerApplication {

    /** Cannot be written where a servlet has set a content type, so that failures have a second. */
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
        return EnumSet.of(
                Feature.REST,
                Feature.CDI,
                Feature.ENTERPRISE_BEANS,
                Feature.MANAGED_EXECUTOR,
                Feature.CONTEXT_OF_MANAGED_EXECUTOR,
                Feature.ANSWER_TO_EARLY_FAILURE);
    }
}
