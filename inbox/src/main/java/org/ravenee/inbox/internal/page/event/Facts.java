/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.page.event;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ravenee.inbox.internal.json.Node;
import org.ravenee.inbox.internal.page.Html;
import org.ravenee.inbox.internal.store.EventMembers;

/** User, tags, contexts and all other data of the event. */
record Facts(Html html) {

    void write(Node event) {
        table("User", event, "user");
        tags(event.at("tags"));
        table("Extra", event, "extra");
        contexts(event);
        fingerprint(event.at("fingerprint"));
        folded("Modules", event.at("modules"));
        folded("Other", event.entries().stream().filter(Facts::hasNoPanel).toList());
        sdk(event);
    }

    private void table(String title, Node event, String name) {
        if (event.at(name).isPresent()) {
            Panel panel = new Panel(html);
            panel.open(title);
            new FieldTable(html).writeAny(event.at(name), event.at("_meta").at(name));
            panel.close();
        }
    }

    private void tags(Node tags) {
        List<Map.Entry<String, Node>> entries = tags.entries();
        if (entries.isEmpty()) {
            return;
        }
        Panel panel = new Panel(html);
        panel.open("Tags");
        html.open("ul", "class", "tags");
        int left = html.each(entries, this::tag);
        html.close();
        new LeftOut(html).write(left, "tag");
        panel.close();
    }

    private void tag(Map.Entry<String, Node> tag) {
        html.open("li", "dir", "auto").leaf("span", tag.getKey(), "class", "tag-name");
        html.open("span", "class", "tag-value");
        new MaskedText(html).write(tag.getValue().display());
        html.close().close();
    }

    private void contexts(Node event) {
        List<Map.Entry<String, Node>> contexts =
                event.at("contexts").entries().stream()
                        .filter(context -> !QueryPanel.shows(event, context.getKey()))
                        .toList();
        if (contexts.isEmpty()) {
            return;
        }
        Panel panel = new Panel(html);
        panel.open("Contexts");
        Node meta = event.at("_meta").at("contexts");
        int left = html.each(contexts, context -> context(context, meta));
        new LeftOut(html).write(left, "context");
        panel.close();
    }

    private void context(Map.Entry<String, Node> context, Node meta) {
        html.leaf("h3", capitalised(context.getKey()), "class", "part", "dir", "auto");
        new FieldTable(html).writeAny(context.getValue(), meta.at(context.getKey()));
    }

    private void fingerprint(Node fingerprint) {
        if (!fingerprint.items().isEmpty()) {
            Panel panel = new Panel(html);
            panel.open("Fingerprint");
            html.open("ul", "class", "tags");
            int left = html.each(fingerprint.items(), this::fingerprintPart);
            html.close();
            new LeftOut(html).write(left, "part");
            panel.close();
        }
    }

    private void fingerprintPart(Node part) {
        html.open("li").leaf("span", part.display(), "class", "tag-value").close();
    }

    private void folded(String title, Node node) {
        folded(title, node.entries());
    }

    private void folded(String title, List<Map.Entry<String, Node>> fields) {
        if (!fields.isEmpty()) {
            Panel panel = new Panel(html);
            panel.openFolded(title, fields.size());
            new FieldTable(html).write(fields);
            panel.closeFolded();
        }
    }

    private void sdk(Node event) {
        Node sdk = event.at("sdk");
        String name = sdk.at("name").text().orElse("");
        String version = sdk.at("version").text().orElse("");
        if (!(name + version).isEmpty()) {
            html.leaf("p", "Reported by " + name + " " + version, "class", "sdk", "dir", "auto");
        }
    }

    private static boolean hasNoPanel(Map.Entry<String, Node> member) {
        return !EventMembers.isDefined(member.getKey()) && member.getValue().isPresent();
    }

    private static String capitalised(String name) {
        int initial = name.length() < 3 ? name.length() : 1; // "OS", but "Runtime"
        return name.substring(0, initial).toUpperCase(Locale.ROOT) + name.substring(initial);
    }
}
