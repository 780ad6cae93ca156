/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.copy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ravenee.inbox.internal.json.Node;
import org.ravenee.inbox.internal.text.Masks;

/**
 * The request of an event as a cURL command. A comment before the command names the parts that the
 * sender masked and that have to be filled in by hand. All parts come from the sender of the
 * request: none of them can become an option of cURL, the name of a file that it reads, or a part
 * of the shell's command line.
 */
final class CurlCommand {

    private static final Set<String> SET_BY_CURL =
            Set.of("host", "content-length", "connection", "accept-encoding", "transfer-encoding");

    /** A token of RFC 9110, and so never {@code @file}. */
    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

    private final List<String> options = new ArrayList<>();
    private final List<String> masked = new ArrayList<>();
    private final Node request;

    private CurlCommand(Node request) {
        this.request = request;
    }

    /** Empty when the event has no address of a request. */
    static Optional<String> of(Node event) {
        Node request = event.at("request");
        return request.at("url").text().map(url -> new CurlCommand(request).command(url));
    }

    private String command(String url) {
        String method = request.at("method").text().orElse("GET").toUpperCase(Locale.ROOT);
        if (method.equals("HEAD")) {
            options.add("--head");
        } else if (!method.equals("GET") || request.at("data").isPresent()) {
            options.add("-X " + quoted(method));
        }
        headers();
        cookies();
        body();
        String command = "curl " + address(url + query(url));
        String lines = options.stream().map(o -> " \\\n  " + o).collect(Collectors.joining());
        String comment =
                masked.isEmpty()
                        ? ""
                        : "# Masked by the sender, to be filled in: "
                                + String.join(", ", masked)
                                + "\n";
        return comment + command + lines + "\n";
    }

    /** cURL takes brackets and braces for patterns, and a text with a dash for an option. */
    private static String address(String url) {
        String globs = Pattern.compile("[\\[\\]{}]").matcher(url).find() ? "--globoff " : "";
        return globs + (url.matches("(?s)https?://.*") ? "" : "--url ") + quoted(url);
    }

    private String query(String url) {
        Node query = request.at("query_string");
        if (!query.isPresent() || url.contains("?")) {
            note("address", url);
            return "";
        }
        String text = query.isText() ? query.display() : form(query);
        note("query", text);
        return "?" + (text.startsWith("?") ? text.substring(1) : text);
    }

    private void headers() {
        for (Map.Entry<String, Node> header : request.at("headers").entries()) {
            if (HEADER_NAME.matcher(header.getKey()).matches()
                    && !SET_BY_CURL.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                String value = header.getValue().display().replaceAll("[\\r\\n]+", " ");
                note("header " + commentSafe(header.getKey()), value);
                // cURL sends a header without a value only where a semicolon takes its place.
                options.add(
                        "-H " + quoted(header.getKey() + (value.isBlank() ? ";" : ": " + value)));
            }
        }
    }

    private void cookies() {
        Node cookies = request.at("cookies");
        boolean inHeaders =
                request.at("headers").entries().stream()
                        .anyMatch(header -> header.getKey().equalsIgnoreCase("Cookie"));
        if (!cookies.isPresent() || inHeaders) {
            return;
        }
        String text =
                cookies.isText()
                        ? cookies.display()
                        : cookies.entries().stream()
                                .map(c -> c.getKey() + "=" + c.getValue().display())
                                .collect(Collectors.joining("; "));
        note("cookies", text);
        // Without "=" the option names a file.
        options.add(text.contains("=") ? "-b " + quoted(text) : "-H " + quoted("Cookie: " + text));
    }

    private void body() {
        Node data = request.at("data");
        if (data.isPresent()) {
            String text = data.isObject() && isForm() ? form(data) : data.display();
            note("body", text);
            options.add("--data-raw " + quoted(text));
        }
    }

    private boolean isForm() {
        return request.at("headers").entries().stream()
                .anyMatch(
                        header ->
                                header.getKey().equalsIgnoreCase("Content-Type")
                                        && header.getValue().display().contains("form-urlencoded"));
    }

    /** Some shells run the comment as a command, with every substitution in it. */
    private static String commentSafe(String name) {
        return name.replaceAll("[^A-Za-z0-9._-]", "?");
    }

    private void note(String what, String text) {
        if (Masks.isIn(text)) {
            masked.add(what);
        }
    }

    private static String form(Node fields) {
        return fields.entries().stream()
                .map(f -> encoded(f.getKey()) + "=" + encoded(f.getValue().display()))
                .collect(Collectors.joining("&"));
    }

    /** Masks stay readable. */
    private static String encoded(String text) {
        return Masks.isIn(text) ? text : URLEncoder.encode(text, UTF_8);
    }

    private static String quoted(String text) {
        return ShellQuotes.quote(text);
    }
}
