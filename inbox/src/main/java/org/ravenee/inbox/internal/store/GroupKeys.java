/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonObject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ravenee.inbox.internal.json.Node;

/**
 * Decides which events are the same failure. The fingerprint of the event decides where it has one;
 * else the type of the exception, the in-app frames of its chain and the transaction. Line numbers
 * do not count, so a group survives an edit. Wrappers, which are marked as exception groups, do not
 * count either. Without an in-app frame all frames count, and without frames the message.
 */
final class GroupKeys {

    private static final int BYTES = 6;
    private static final String DEFAULT = "{{ default }}";
    private static final Pattern GENERATED =
            Pattern.compile(
                    "(\\$\\$Lambda|\\$\\$\\w*CGLIB|\\$Proxy(?=\\d)|GeneratedMethodAccessor"
                            + "|lambda\\$\\w+(?=\\$\\d)).*");

    private GroupKeys() {}

    /**
     * The key of an event.
     *
     * @return 12 hexadecimal digits
     */
    static String of(JsonObject event) {
        Node node = Node.of(event);
        List<Node> fingerprint = node.at("fingerprint").items();
        return digest(
                fingerprint.isEmpty()
                        ? List.of(byContent(node))
                        : fingerprint.stream()
                                .map(part -> isDefault(part) ? byContent(node) : part.display())
                                .toList());
    }

    private static boolean isDefault(Node part) {
        String text = part.display();
        return text.equals(DEFAULT) || text.equals("{{default}}");
    }

    private static String byContent(Node event) {
        List<Node> chain = ExceptionNodes.withoutWrappers(event);
        List<String> parts = chain.isEmpty() ? message(event) : failure(chain);
        return String.join("\n", parts) + "\n" + event.at("transaction").text().orElse("");
    }

    private static List<String> failure(List<Node> chain) {
        Node thrown = chain.get(chain.size() - 1);
        List<String> parts = new ArrayList<>();
        parts.add(thrown.at("module").text().orElse(""));
        parts.add(thrown.at("type").text().orElse(""));
        List<String> inApp = chain.stream().flatMap(e -> calls(e, true).stream()).toList();
        List<String> frames = inApp.isEmpty() ? calls(thrown, false) : inApp;
        parts.addAll(frames);
        if (frames.isEmpty()) {
            parts.add(thrown.at("value").text().orElse(""));
        }
        return parts;
    }

    private static List<String> calls(Node exception, boolean inAppOnly) {
        return exception.at("stacktrace").at("frames").items().stream()
                .filter(frame -> !inAppOnly || frame.at("in_app").isTrue())
                .map(GroupKeys::call)
                .toList();
    }

    private static String call(Node frame) {
        String place = frame.at("module").text().or(() -> frame.at("filename").text()).orElse("");
        return stable(place) + "#" + stable(frame.at("function").text().orElse(""));
    }

    /** A name without the numbers of lambdas and generated classes, which differ by run or edit. */
    private static String stable(String name) {
        return GENERATED.matcher(name).replaceAll("$1");
    }

    /** Messages are grouped by their template, as the text differs with the parameters. */
    private static List<String> message(Node event) {
        return List.of(
                event.at("level").text().orElse(""),
                event.at("logger").text().orElse(""),
                event.at("logentry")
                        .at("message")
                        .text()
                        .or(() -> Summaries.message(event))
                        .orElse(""));
    }

    /** Lengths keep two lists apart that would be the same text when joined. */
    private static String digest(List<String> parts) {
        String text = parts.stream().map(p -> p.length() + ":" + p).collect(Collectors.joining());
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
