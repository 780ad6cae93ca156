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
 * A piece of code in the documentation.
 *
 * @param where the file and line in which it begins
 * @param code the text of the snippet
 */
record Snippet(String where, String code) {

    private static final String MARKDOWN = "(?s)```%s\\n(.*?)```";
    private static final Pattern JAVADOC = Pattern.compile("(?s)<pre>\\{@code\\n(.*?)}</pre>");
    private static final Pattern MARGIN = Pattern.compile("(?m)^ *\\* ?");

    /** Reads the Java of a Markdown page or of the Javadoc in a source file. */
    static List<Snippet> of(Path file) {
        return file.toString().endsWith(".md") ? of(file, "java") : of(file, JAVADOC);
    }

    /** Reads the snippets of a Markdown page in one language. */
    static List<Snippet> of(Path page, String language) {
        return of(page, Pattern.compile(MARKDOWN.formatted(language)));
    }

    private static List<Snippet> of(Path file, Pattern form) {
        try {
            String text = Files.readString(file);
            Matcher matcher = form.matcher(text);
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
        boolean type =
                code.contains("class ") || code.contains("@Test") || code.contains("@Produces");
        // An ellipsis stands for the reader's own code.
        for (String line : code.replace("…", "").split("\n")) {
            boolean member = type || line.startsWith("@Inject");
            (member ? members : statements).append(line).append('\n');
        }
        String unit =
                """
                import jakarta.annotation.Priority;
                import jakarta.annotation.Resource;
                import jakarta.annotation.sql.DataSourceDefinition;
                import jakarta.ejb.Schedule;
                import jakarta.ejb.Singleton;
                import jakarta.enterprise.concurrent.ManagedExecutorService;
                import jakarta.enterprise.context.*;
                import jakarta.enterprise.inject.Produces;
                import jakarta.inject.Inject;
                import jakarta.ws.rs.*;
                import java.net.http.HttpClient;
                import java.time.Duration;
                import java.util.List;
                import java.util.Map;
                import java.util.concurrent.TimeoutException;
                import java.util.logging.Logger;
                import javax.sql.DataSource;
                import org.junit.jupiter.api.Test;
                import org.junit.jupiter.api.extension.RegisterExtension;
                import org.ravenee.*;
                import org.ravenee.breadcrumbs.*;
                import org.ravenee.cdi.*;
                import org.ravenee.cdi.CheckIn;
                import org.ravenee.documentation.Surroundings;
                import org.ravenee.inbox.*;
                import org.ravenee.inbox.junit.*;
                import org.ravenee.logging.*;
                import org.ravenee.processors.*;
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
