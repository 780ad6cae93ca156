/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.ide;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes links to the editor of the setting {@code --ide}; none without the setting. */
public final class IdeLinks {

    /** Frames get no links. */
    public static final IdeLinks NONE = new IdeLinks(Optional.empty(), SourceFiles.in(List.of()));

    private static final Map<String, String> EDITORS =
            Map.of(
                    "idea",
                    "idea://open?file={file}&line={line}",
                    "vscode",
                    "vscode://file/{file}:{line}");

    private static final Pattern SCHEME = Pattern.compile("([a-z][a-z0-9+.-]*):.*");
    private static final List<String> SCRIPTS =
            List.of("javascript", "data", "vbscript", "blob", "about");

    private final Optional<String> pattern;
    private final SourceFiles sources;

    private IdeLinks(Optional<String> pattern, SourceFiles sources) {
        this.pattern = pattern;
        this.sources = sources;
    }

    /**
     * Links of an editor.
     *
     * @param editor {@code idea}, {@code vscode}, or an address with {@code {file}} (the absolute
     *     path where the source is found) or {@code {path}} (the path from the source root), and
     *     {@code {line}}
     * @param directories where the sources are
     * @throws IllegalArgumentException when the editor is none of these
     */
    public static IdeLinks of(String editor, List<Path> directories) {
        String pattern = EDITORS.getOrDefault(editor.toLowerCase(Locale.ROOT), editor);
        var scheme = SCHEME.matcher(pattern);
        boolean hasPlace = pattern.contains("{file}") || pattern.contains("{path}");
        if (!scheme.matches() || SCRIPTS.contains(scheme.group(1)) || !hasPlace) {
            throw new IllegalArgumentException(
                    "The editor has to be idea, vscode, or an address with {file} or {path} and"
                            + " {line}, such as editor://open?file={file}&line={line}, not "
                            + editor);
        }
        return new IdeLinks(Optional.of(pattern), SourceFiles.in(directories));
    }

    /**
     * The link to a line. A frame of a library has one only where its source is found.
     *
     * @param place of the source, from the frame
     */
    public Optional<IdeLink> to(SourcePlace place) {
        if (pattern.isEmpty() || place.path().isEmpty()) {
            return Optional.empty();
        }
        Optional<String> file = sources.find(place.path()).or(place::absolutePath);
        if (file.isEmpty() && !place.inApp()) {
            return Optional.empty();
        }
        String address =
                pattern.get()
                        .replace("{file}", encoded(file.orElse(place.path())))
                        .replace("{path}", encoded(place.path()))
                        .replace("{line}", Long.toString(Math.max(1, place.line())));
        return Optional.of(new IdeLink(address));
    }

    /** Slashes stay, everything else that could end the path or the address is escaped. */
    private static String encoded(String path) {
        return Stream.of(path.replace('\\', '/').split("/", -1))
                .map(segment -> URLEncoder.encode(segment, UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
    }
}
