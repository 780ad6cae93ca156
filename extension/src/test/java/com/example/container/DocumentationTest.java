/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.ravenee.Options;

class DocumentationTest {

    private static final Path PAGE = Path.of("..", "docs", "configuration.md");
    private static final Pattern KEY = Pattern.compile("`(sentry\\.[a-z.-]+)(?:NAME)?`");

    @Test
    void everyKeyIsDocumentedAndNothingElseIs() throws IOException {
        Set<String> documented = new TreeSet<>();
        for (String line : Files.readAllLines(PAGE)) {
            Matcher key = KEY.matcher(line);
            while (line.startsWith("| `") && key.find()) {
                documented.add(key.group(1));
            }
        }

        assertThat(documented).containsExactlyInAnyOrderElementsOf(Options.keys());
    }
}
