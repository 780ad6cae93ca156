/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells what would be masked in an event and by which rule, without showing it. */
public final class ScrubbingReport {

    private final SensitiveNames names;
    private final TextScrubber texts;

    /**
     * Uses the usual rules and more names.
     *
     * @param keys as in {@code sentry.sanitize-keys}
     */
    public ScrubbingReport(Collection<String> keys) {
        names = SensitiveNames.usualAnd(keys);
        texts = new TextScrubber(names);
    }

    /**
     * Returns a line for each masked value: its place, the rule, and the masked text.
     *
     * @param event the value of a JSON document
     */
    public List<String> explain(@Nullable Object event) {
        List<String> lines = new ArrayList<>();
        value("", event, lines);
        return lines;
    }

    private void value(String path, @Nullable Object value, List<String> lines) {
        if (value instanceof Map<?, ?> map) {
            map(path, map, lines);
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                value(path + "[" + i + "]", list.get(i), lines);
            }
        } else if (value instanceof String text) {
            text(path, text, lines);
        }
    }

    private void map(String path, Map<?, ?> map, List<String> lines) {
        for (Map.Entry<?, ?> member : map.entrySet()) {
            String name = String.valueOf(member.getKey());
            Object value = member.getValue();
            String place = path.isEmpty() ? texts.scrub(name) : path + "." + texts.scrub(name);
            // Attributes of the protocol are no secrets, nor are names of libraries.
            boolean own = !path.isEmpty() && !path.equals("modules");
            boolean present = value != null && !(value instanceof Boolean) && !"".equals(value);
            boolean cookie =
                    path.endsWith("cookies")
                            && value instanceof String text
                            && names.matchCookie(name, text);
            if (own && present && (names.match(name) || cookie) && !isStructure(path, name)) {
                lines.add(place + ": " + (cookie && !names.match(name) ? "cookie" : "name"));
            } else {
                value(place, value, lines);
            }
        }
    }

    /** Members that the protocol itself calls so, with values of their own inside. */
    private static boolean isStructure(String path, String name) {
        return path.equals("request") && name.equals("cookies");
    }

    private void text(String path, String text, List<String> lines) {
        Findings found = texts.find(text);
        if (!found.isEmpty()) {
            List<String> rules = new ArrayList<>();
            for (Findings.Finding part : found.merged()) {
                if (!rules.contains(part.rule())) {
                    rules.add(part.rule());
                }
            }
            lines.add(path + ": " + String.join(", ", rules) + ": " + found.mask(text));
        }
    }
}
