/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** The packaged jar as an OSGi bundle. */
class BundleIT {

    private static final Path JAR = Path.of(System.getProperty("raven.jar"));

    @Test
    void theBundleExportsThePackagesThatTheModuleExports() throws IOException {
        ModuleDescriptor module =
                ModuleFinder.of(JAR).find("org.ravenee").orElseThrow().descriptor();
        List<String> exported =
                module.exports().stream().map(ModuleDescriptor.Exports::source).toList();

        assertThat(manifest().getValue("Export-Package").split(","))
                .containsExactlyInAnyOrderElementsOf(exported);
    }

    @Test
    void theVersionOfTheBundleHasTheFormOfOsgi() throws IOException {
        assertThat(manifest().getValue("Bundle-Version"))
                .matches("\\d+\\.\\d+\\.\\d+(\\.[\\w-]+)?");
    }

    private static Attributes manifest() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            return jar.getManifest().getMainAttributes();
        }
    }
}
