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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ravenee.StackFrame.SourceLines;
import org.ravenee.internal.values.Texts;

/**
 * Finds the lines around a call, where the class path has the source beside the classes. Looking
 * takes time, so what was found and what was not is remembered, as texts only; and whoever has not
 * found one of very many sources has none and stops looking.
 */
public final class SourceContext {

    private static final int LINES_AROUND = 5;
    private static final int LONGEST_LINE = 256;

    /** Traces come from other machines, too: no frame may point at anything but a source. */
    private static final Pattern SOURCE =
            Pattern.compile(
                    "[\\w$-]{1,200}\\.(?:java|kt|groovy|scala)", Pattern.UNICODE_CHARACTER_CLASS);

    private static final int MOST_REMEMBERED = 1_000;
    private static final int MOST_IN_VAIN = 500;

    /** The last ones that were asked for; nothing where there is nothing. */
    private final Map<StackTraceElement, Optional<SourceLines>> remembered =
            new LinkedHashMap<>(16, 0.75f, true) {
                @java.io.Serial private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(
                        Map.Entry<StackTraceElement, Optional<SourceLines>> eldest) {
                    return size() > MOST_REMEMBERED;
                }
            };

    private volatile @Nullable ClassLoader loader;
    private boolean found;

    /**
     * Reads sources as resources.
     *
     * @param loader where to look; null looks nowhere
     */
    public SourceContext(@Nullable ClassLoader loader) {
        this.loader = loader;
    }

    @Nullable SourceLines around(StackTraceElement call) {
        ClassLoader place = loader;
        String file = call.getFileName();
        if (place == null || file == null || call.getLineNumber() < 1) {
            return null;
        }
        Optional<SourceLines> lines;
        synchronized (remembered) {
            lines = remembered.get(call);
        }
        if (lines == null) {
            lines = find(place, call, file);
            remember(call, lines);
        }
        return lines.orElse(null);
    }

    private void remember(StackTraceElement call, Optional<SourceLines> lines) {
        synchronized (remembered) {
            remembered.put(call, lines);
            found |= lines.isPresent();
            if (!found && remembered.size() == MOST_IN_VAIN) {
                loader = null;
                remembered.clear();
            }
        }
    }

    private static Optional<SourceLines> find(
            ClassLoader place, StackTraceElement call, String file) {
        if (!SOURCE.matcher(file).matches()) {
            return Optional.empty();
        }
        String className = call.getClassName();
        int dot = className.lastIndexOf('.');
        String directory = dot < 0 ? "" : className.substring(0, dot + 1).replace('.', '/');
        try (InputStream source = place.getResourceAsStream(directory + file)) {
            return source == null
                    ? Optional.empty()
                    : Optional.ofNullable(read(source, call.getLineNumber()));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
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
                : new SourceLines(List.copyOf(before), called, List.copyOf(after));
    }
}
