/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.store;

import jakarta.json.JsonObject;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.ravenee.inbox.internal.json.Node;

/**
 * Everything of an event that its page shows, as {@link #comparable}, extracted once when the event
 * arrives. Names that belong to the protocol ({@code values}, {@code frames}) are left out: they
 * would match every event. Names that the application chose (tags, variables, headers) are part of
 * the text.
 */
public final class SearchText {

    /** Objects whose member names were chosen by the application. */
    private static final Set<String> FREE =
            Set.of(
                    "tags",
                    "extra",
                    "user",
                    "contexts",
                    "modules",
                    "vars",
                    "data",
                    "headers",
                    "cookies",
                    "env",
                    "params",
                    "query_string");

    private static final Set<String> NOT_SHOWN =
            Set.of("event_id", "timestamp", "level", "platform", "in_app", "_meta");

    private final StringBuilder collected = new StringBuilder();
    private final String text;
    private final List<String> types = new ArrayList<>();
    private final List<String> files = new ArrayList<>();
    private final List<String> users = new ArrayList<>();
    private final List<Tag> tags = new ArrayList<>();

    private record Tag(String name, String value) {}

    private SearchText(JsonObject json) {
        Node event = Node.of(json);
        event.at("exception").items().forEach(this::exception);
        frames(event);
        event.at("threads").items().forEach(this::frames);
        event.at("tags").entries().forEach(this::tag);
        event.at("user")
                .entries()
                .forEach(field -> users.add(comparable(field.getValue().display())));
        event.members().forEach(this::member);
        text = comparable(collected.toString());
        collected.setLength(0);
        collected.trimToSize();
    }

    public static SearchText of(JsonObject event) {
        return new SearchText(event);
    }

    /**
     * The form in which texts are compared: lower case, composed characters (a letter and its mark
     * as one), and no quotation marks, since quotes group words in the search field.
     */
    public static String comparable(String text) {
        return Normalizer.normalize(text.replace("\"", ""), Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT);
    }

    /** The size in memory counts as much as the event itself. */
    public int length() {
        return text.length();
    }

    public boolean mentions(String wanted) {
        return text.contains(wanted);
    }

    public boolean hasType(String wanted) {
        return types.stream().anyMatch(type -> type.contains(wanted));
    }

    /** A part of a file name; with a line number all of it, so that line 4 is not line 42. */
    public boolean hasFile(String wanted) {
        boolean line = wanted.matches(".*:[0-9]+");
        return files.stream()
                .anyMatch(file -> line ? file.endsWith(wanted) : file.contains(wanted));
    }

    public boolean hasUser(String wanted) {
        return users.stream().anyMatch(user -> user.contains(wanted));
    }

    /** Whether a name or a value of a tag contains the text. */
    public boolean hasTag(String wanted) {
        return tags.stream().anyMatch(t -> t.name().contains(wanted) || t.value().contains(wanted));
    }

    /** Whether there is a tag whose name, an equals sign and its value are exactly this text. */
    public boolean hasTagAndValue(String wanted) {
        return tags.stream().anyMatch(t -> (t.name() + "=" + t.value()).equals(wanted));
    }

    private void exception(Node exception) {
        String module = exception.at("module").text().map(m -> m + ".").orElse("");
        String type = module + exception.at("type").text().orElse("");
        types.add(comparable(type));
        collected.append(type).append('\n');
        frames(exception);
    }

    private void frames(Node owner) {
        owner.at("stacktrace").at("frames").items().forEach(this::frame);
    }

    private void frame(Node frame) {
        String line = frame.at("lineno").text().map(l -> ":" + l).orElse("");
        frame.at("filename")
                .text()
                .or(() -> frame.at("abs_path").text())
                .ifPresent(file -> files.add(comparable(file + line)));
        frame.at("filename").text().ifPresent(f -> collected.append(f).append(line).append('\n'));
        frame.at("module").text().ifPresent(m -> collected.append(m).append('.'));
        collected.append(frame.at("function").text().orElse("")).append('\n');
    }

    private void tag(Map.Entry<String, Node> tag) {
        tags.add(new Tag(comparable(tag.getKey()), comparable(tag.getValue().display())));
    }

    private void member(Map.Entry<String, Node> member) {
        String name = member.getKey();
        if (!EventMembers.isDefined(name)) {
            collected.append(name).append('\n');
            collect(member.getValue(), true);
        } else if (!NOT_SHOWN.contains(name)) {
            collect(member.getValue(), FREE.contains(name));
        }
    }

    private void collect(Node node, boolean free) {
        if (node.isScalar()) {
            if (free || node.isText()) {
                collected.append(node.display()).append('\n');
            }
        } else if (node.isObject()) {
            for (Map.Entry<String, Node> member : node.members()) {
                if (free) {
                    collected.append(member.getKey()).append('\n');
                }
                if (free || !NOT_SHOWN.contains(member.getKey())) {
                    collect(member.getValue(), free || FREE.contains(member.getKey()));
                }
            }
        } else {
            node.elements().forEach(element -> collect(element, free));
        }
    }
}
