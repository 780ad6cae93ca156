/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each piece of Java in the documentation compiles. */
class SnippetsTest {

    private static final List<String> MODULES =
            List.of("client", "extension", "servlet", "jaxrs", "inbox", "inbox-junit");

    @TempDir private static Path classes;

    static List<Snippet> snippets() throws IOException {
        Stream<Path> files = Pages.all().stream();
        for (String module : MODULES) {
            files =
                    Stream.concat(
                            files, sources(Pages.ROOT.resolve(module).resolve("src/main/java")));
        }
        return files.map(Snippet::of).flatMap(List::stream).toList();
    }

    private static Stream<Path> sources(Path root) throws IOException {
        return Files.walk(root).filter(file -> file.toString().endsWith(".java"));
    }

    @ParameterizedTest
    @MethodSource("snippets")
    void compiles(Snippet snippet) {
        assertThat(problems(snippet.source())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/inbox.md", "docs/getting-started.md"})
    void areFoundInThePages(String page) {
        assertThat(Snippet.of(Pages.ROOT.resolve(page))).isNotEmpty();
    }

    @Test
    void oneThatDoesNotCompileIsNoticed() {
        assertThat(problems(new Snippet("here", "client.captureEverything();\n").source()))
                .isNotEmpty();
    }

    private static List<String> problems(JavaFileObject source) {
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        List<String> options = List.of("-proc:none", "-d", classes.toString());
        ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, problems, options, null, List.of(source))
                .call();
        return problems.getDiagnostics().stream().map(Object::toString).toList();
    }
}
