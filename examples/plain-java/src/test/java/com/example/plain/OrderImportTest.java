/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.plain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OrderImportTest {

    @Test
    void printsTheOutputOfTheReadme() throws Exception {
        ByteArrayOutputStream terminal = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(terminal, true, UTF_8));
        try {
            OrderImport.main(new String[0]);
        } finally {
            System.setOut(before);
        }

        assertThat(terminal.toString(UTF_8).lines())
                .hasSize(3)
                .allSatisfy(
                        line -> assertThat(Files.readString(Path.of("README.md"))).contains(line));
    }
}
