/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.ravenee.Options;

/** Editors are told the keys that there are. */
class ConfigurationKeysTest {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Set<String> OTHER_NAMES = Set.of("sentry.servername", "sentry.name");

    private static List<ConfigProperty> properties() {
        return Arrays.stream(ConfigurationKeys.class.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(ConfigProperty.class))
                .map(field -> field.getAnnotation(ConfigProperty.class))
                .toList();
    }

    @Test
    void everyKeyWithoutANameBehindItIsAProperty() {
        List<String> keys =
                Options.keys().stream()
                        .filter(key -> !key.endsWith(".") && !OTHER_NAMES.contains(key))
                        .toList();

        assertThat(properties())
                .extracting(ConfigProperty::name)
                .containsExactlyInAnyOrderElementsOf(keys);
    }

    @Test
    void defaultsAreTheDocumentedOnes() throws IOException {
        Map<String, String> documented = documentedDefaults();
        // Its default depends on where the application runs.
        documented.remove("sentry.install-sys-hook");

        assertThat(properties())
                .filteredOn(
                        property ->
                                !property.defaultValue().equals(ConfigProperty.UNCONFIGURED_VALUE))
                .hasSameSizeAs(documented.keySet())
                .allSatisfy(
                        property ->
                                assertThat(documented)
                                        .containsEntry(property.name(), property.defaultValue()));
    }

    /** Keys in a row have their defaults in the same order; those in code font are values. */
    private static Map<String, String> documentedDefaults() throws IOException {
        Map<String, String> defaults = new HashMap<>();
        for (String line : Files.readAllLines(Path.of("..", "docs", "configuration.md"))) {
            if (line.startsWith("| `sentry.")) {
                String[] row = line.split("\\|");
                List<String> keys = codes(row[1]);
                String[] cells = row[2].split(",");
                for (int i = 0; i < cells.length; i++) {
                    for (String value : codes(cells[i])) {
                        defaults.put(keys.get(i), value);
                    }
                }
            }
        }
        return defaults;
    }

    private static List<String> codes(String cell) {
        return CODE.matcher(cell).results().map(code -> code.group(1)).toList();
    }
}
