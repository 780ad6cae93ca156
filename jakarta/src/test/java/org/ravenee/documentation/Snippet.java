/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/**
 * A piece of Java in the documentation.
 *
 * @param where the file and line in which it begins
 * @param code what stands there
 */
record Snippet(String where, String code) {

    private static final Pattern MARKDOWN = Pattern.compile("(?s)```java\\n(.*?)```");
    private static final Pattern JAVADOC = Pattern.compile("(?s)<pre>\\{@code\\n(.*?)}</pre>");
    private static final Pattern MARGIN = Pattern.compile("(?m)^ *\\* ?");

    /** Reads the snippets of a Markdown page or of the Javadoc in a source file. */
    static List<Snippet> of(Path file) {
        try {
            String text = Files.readString(file);
            boolean markdown = file.toString().endsWith(".md");
            Matcher matcher = (markdown ? MARKDOWN : JAVADOC).matcher(text);
            List<Snippet> snippets = new ArrayList<>();
            while (matcher.find()) {
                long line = text.substring(0, matcher.start()).lines().count() + 1;
                String code = MARGIN.matcher(matcher.group(1)).replaceAll("");
                snippets.add(new Snippet(file.getFileName() + ":" + line, code));
            }
            return snippets;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A compilation unit with the snippet in it, where things have the names that it uses. */
    JavaFileObject source() {
        StringBuilder members = new StringBuilder();
        StringBuilder statements = new StringBuilder();
        boolean type = code.contains("class ") || code.contains("@Test");
        // An ellipsis stands for what is the reader's own.
        for (String line : code.replace("…", "").split("\n")) {
            boolean member = type || line.startsWith("@Inject");
            (member ? members : statements).append(line).append('\n');
        }
        String unit =
                """
                import jakarta.enterprise.context.*;
                import jakarta.inject.Inject;
                import java.net.http.HttpClient;
                import java.time.Duration;
                import java.util.concurrent.TimeoutException;
                import java.util.logging.Logger;
                import javax.sql.DataSource;
                import org.junit.jupiter.api.Test;
                import org.junit.jupiter.api.extension.RegisterExtension;
                import org.ravenee.*;
                import org.ravenee.breadcrumbs.*;
                import org.ravenee.cdi.*;
                import org.ravenee.documentation.Surroundings;
                import org.ravenee.inbox.*;
                import org.ravenee.inbox.junit.*;
                import org.ravenee.logging.*;
                import org.ravenee.spi.*;
                import static org.assertj.core.api.Assertions.assertThat;

                abstract class Reader extends Surroundings {
                %s
                void read() throws Exception {
                %s
                }
                }
                """
                        .formatted(members, statements);
        return new SimpleJavaFileObject(
                URI.create("string:///Reader.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return unit;
            }
        };
    }

    @Override
    public String toString() {
        return where;
    }
}
