/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.event;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ravenee.StackFrame.SourceLines;
import org.ravenee.internal.values.Texts;

/** Finds the lines around a call, where the class path has the source beside the classes. */
public final class SourceContext {

    private static final int LINES_AROUND = 5;
    private static final int LONGEST_LINE = 256;

    /** Traces come from other machines, too: no frame may point at anything but a source. */
    private static final Pattern SOURCE =
            Pattern.compile(
                    "[\\w$-]{1,200}\\.(?:java|kt|groovy|scala)", Pattern.UNICODE_CHARACTER_CLASS);

    private final @Nullable ClassLoader loader;

    /**
     * Reads sources as resources.
     *
     * @param loader where to look; null looks nowhere
     */
    public SourceContext(@Nullable ClassLoader loader) {
        this.loader = loader;
    }

    @Nullable SourceLines around(String className, @Nullable String filename, int line) {
        if (loader == null || filename == null || line < 1 || !SOURCE.matcher(filename).matches()) {
            return null;
        }
        int dot = className.lastIndexOf('.');
        String directory = dot < 0 ? "" : className.substring(0, dot + 1).replace('.', '/');
        try (InputStream source = loader.getResourceAsStream(directory + filename)) {
            return source == null ? null : read(source, line);
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    private static @Nullable SourceLines read(InputStream source, int line) throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(source, StandardCharsets.UTF_8));
        List<String> before = new ArrayList<>();
        List<String> after = new ArrayList<>();
        String called = null;
        for (int number = 1; number <= line + LINES_AROUND; number++) {
            String text = reader.readLine();
            if (text == null) {
                break;
            }
            if (number == line) {
                called = Texts.cut(text, LONGEST_LINE);
            } else if (number > line) {
                after.add(Texts.cut(text, LONGEST_LINE));
            } else if (number >= line - LINES_AROUND) {
                before.add(Texts.cut(text, LONGEST_LINE));
            }
        }
        return called == null ? null : new SourceLines(before, called, after);
    }
}
