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

/**
 * Finds the source lines around a call, where the class path has sources beside the classes. If
 * none of many sources is found, it stops looking, because each look-up takes time.
 */
public final class SourceContext {

    private static final int LINES_AROUND = 5;
    private static final int LONGEST_LINE = 256;

    /**
     * Traces come from other machines, too, so that a frame may name any file: only sources are
     * read.
     */
    private static final Pattern SOURCE =
            Pattern.compile(
                    "[\\w$-]{1,200}\\.(?:java|kt|groovy|scala)", Pattern.UNICODE_CHARACTER_CLASS);

    private static final int MOST_IN_VAIN = 500;

    private @Nullable ClassLoader loader;
    private int inVain;

    /**
     * Reads sources as resources.
     *
     * @param loader where to look; null looks nowhere
     */
    public SourceContext(@Nullable ClassLoader loader) {
        this.loader = loader;
    }

    @Nullable SourceLines around(StackTraceElement call) {
        ClassLoader place = place();
        String file = call.getFileName();
        if (place == null || file == null || call.getLineNumber() < 1) {
            return null;
        }
        SourceLines lines = find(place, call, file);
        looked(lines != null);
        return lines;
    }

    private synchronized @Nullable ClassLoader place() {
        return loader;
    }

    private synchronized void looked(boolean found) {
        if (found) {
            inVain = Integer.MIN_VALUE;
        } else if (++inVain == MOST_IN_VAIN) {
            loader = null;
        }
    }

    private static @Nullable SourceLines find(
            ClassLoader place, StackTraceElement call, String file) {
        if (!SOURCE.matcher(file).matches()) {
            return null;
        }
        String className = call.getClassName();
        String directory = className.substring(0, className.lastIndexOf('.') + 1).replace('.', '/');
        try (InputStream source = place.getResourceAsStream(directory + file)) {
            return source == null ? null : read(source, call.getLineNumber());
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
        return called == null
                ? null
                : SourceLines.of(List.copyOf(before), called, List.copyOf(after));
    }
}
