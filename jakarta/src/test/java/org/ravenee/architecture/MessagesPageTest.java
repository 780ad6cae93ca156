/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ravenee.spi.OperatorMessage;

/** Each message of the modules is in {@code docs/messages.md}, and nothing else is. */
class MessagesPageTest {

    private static final Path PAGE = Path.of("..", "docs", "messages.md");

    /** The first number of each module, by the package that its class of messages is in. */
    private static final Map<String, Integer> RANGES =
            Map.of(
                    "org.ravenee.internal", 1,
                    "org.ravenee.cdi", 1001,
                    "org.ravenee.servlet", 2001,
                    "org.ravenee.jaxrs", 3001,
                    "org.ravenee.background", 4001,
                    "org.ravenee.quarkus", 5001);

    /** The rows of the table, as cells; the first one is empty. */
    private static List<List<String>> rows() throws IOException {
        List<List<String>> rows = new ArrayList<>();
        for (String line : Files.readAllLines(PAGE)) {
            if (line.startsWith("| RAVEN-")) {
                rows.add(List.of(line.split(" *\\| *")));
            }
        }
        return rows;
    }

    @Test
    void everyMessageIsDescribedWithItsLevelAndItsText() throws Exception {
        List<List<String>> expected = new ArrayList<>();
        for (OperatorMessage message : Messages.all().values()) {
            expected.add(
                    List.of(message.id(), message.level().getName(), "`" + message.text() + "`"));
        }

        assertThat(rows())
                .hasSizeGreaterThan(30)
                .extracting(row -> row.subList(1, 4))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void everyMessageHasACauseAndARemedy() throws Exception {
        assertThat(rows())
                .allSatisfy(
                        row -> {
                            assertThat(row).hasSize(6);
                            assertThat(row.get(4)).endsWith(".");
                            assertThat(row.get(5)).endsWith(".");
                        });
    }

    @Test
    void messagesAreSortedByTheirIds() throws Exception {
        assertThat(rows()).extracting(row -> row.get(1)).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void everyModuleHasARangeOfItsOwn() throws Exception {
        Messages.all()
                .forEach(
                        (field, message) -> {
                            String name = field.getDeclaringClass().getPackageName();
                            int first =
                                    RANGES.entrySet().stream()
                                            .filter(range -> name.startsWith(range.getKey()))
                                            .mapToInt(Map.Entry::getValue)
                                            .findFirst()
                                            .orElseThrow();
                            assertThat(message.number())
                                    .as(field.toString())
                                    .isBetween(first, first / 1000 * 1000 + 1000);
                        });
    }
}
