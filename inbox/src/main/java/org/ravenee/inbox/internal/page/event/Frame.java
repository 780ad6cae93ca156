/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.page.event;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.ravenee.inbox.internal.ide.SourcePlace;
import org.ravenee.inbox.internal.json.Node;

/** A frame of a stack trace. */
record Frame(Node node) {

    boolean inApp() {
        return node.at("in_app").isTrue();
    }

    /** The package with its last dot, or nothing. */
    String packagePrefix() {
        String module = node.at("module").text().orElse("");
        return module.substring(0, module.lastIndexOf('.') + 1);
    }

    /** {@code OrderService.place}, without the package. */
    String call() {
        String module = node.at("module").text().orElse("");
        String type = module.substring(module.lastIndexOf('.') + 1);
        String function = node.at("function").text().orElse("");
        String dot = type.isEmpty() || function.isEmpty() ? "" : ".";
        String call = type + dot + function;
        return call.isEmpty() ? file().orElse("unknown") : call;
    }

    /** {@code OrderService.java:42}, as far as known. */
    Optional<String> place() {
        String line = line().isPresent() ? ":" + line().getAsLong() : "";
        return file().map(file -> file + line);
    }

    /** The path from the source root is the package and the file's name. */
    SourcePlace source() {
        String name = node.at("filename").text().orElse("");
        String path =
                name.isEmpty() || name.contains("/")
                        ? name
                        : packagePrefix().replace('.', '/') + name;
        Optional<String> absolute = node.at("abs_path").text().filter(p -> p.startsWith("/"));
        return new SourcePlace(path, absolute, line().orElse(0), inApp());
    }

    OptionalLong line() {
        double line = node.at("lineno").number().orElse(0);
        return line >= 1 && line < Integer.MAX_VALUE
                ? OptionalLong.of((long) line)
                : OptionalLong.empty();
    }

    Optional<String> context() {
        Node context = node.at("context_line");
        return context.isScalar() && context.isPresent()
                ? Optional.of(context.display())
                : Optional.empty();
    }

    List<String> contextBefore() {
        return node.at("pre_context").items().stream().map(Node::display).toList();
    }

    List<String> contextAfter() {
        return node.at("post_context").items().stream().map(Node::display).toList();
    }

    Node variables() {
        return node.at("vars");
    }

    private Optional<String> file() {
        return node.at("filename").text().or(() -> node.at("abs_path").text());
    }
}
