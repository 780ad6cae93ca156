/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.page.event;

import java.util.List;
import java.util.Optional;
import org.ravenee.inbox.internal.ide.IdeLinks;
import org.ravenee.inbox.internal.json.Node;
import org.ravenee.inbox.internal.page.Html;
import org.ravenee.inbox.internal.store.ExceptionNodes;

/** The exceptions as a Java developer reads them: the one that was thrown, then its causes. */
record ExceptionChain(Html html, IdeLinks ide) {

    void write(Node event) {
        List<Node> chain = ExceptionNodes.outermostFirst(event);
        if (chain.isEmpty()) {
            stackAlone(event.at("stacktrace"));
            return;
        }
        Panel panel = new Panel(html);
        panel.open(chain.size() == 1 ? "Exception" : "Exceptions");
        exception(chain.get(0), true);
        int left = html.each(chain.subList(1, chain.size()), e -> exception(e, false));
        new LeftOut(html).write(left, "exception");
        panel.close();
    }

    private void exception(Node exception, boolean first) {
        Node mechanism = exception.at("mechanism");
        boolean suppressed = ExceptionNodes.isSuppressed(exception);
        html.open("article", "class", suppressed ? "exception suppressed" : "exception");
        html.open("header");
        relation(first, suppressed);
        html.open("h3", "dir", "auto");
        exception.at("module").text().ifPresent(m -> new PackageName(html).write(m + "."));
        html.text(exception.at("type").text().orElse("Exception")).close();
        exception.at("value").text().ifPresent(this::message);
        mechanism(mechanism);
        html.close();
        new StackTrace(html, ide).write(exception.at("stacktrace"));
        html.close();
    }

    private void message(String message) {
        html.open("p", "class", "message", "dir", "auto");
        new MaskedText(html).write(message);
        html.close();
    }

    private void relation(boolean first, boolean suppressed) {
        if (suppressed) {
            html.leaf("p", "Suppressed", "class", "relation");
        } else if (!first) {
            html.leaf("p", "Caused by", "class", "relation");
        }
    }

    private void mechanism(Node mechanism) {
        Optional<String> type = mechanism.at("type").text();
        boolean says = mechanism.at("handled").isTrue() || mechanism.at("handled").isFalse();
        if (type.isEmpty() && !says) {
            return;
        }
        html.open("p", "class", "mechanism");
        type.ifPresent(t -> html.leaf("code", t, "title", "How it was captured"));
        if (says) {
            html.text(mechanism.at("handled").isTrue() ? " · handled" : " · unhandled");
        }
        html.close();
        if (mechanism.at("data").isPresent()) {
            new FieldTable(html).writeAny(mechanism.at("data"));
        }
    }

    private void stackAlone(Node stacktrace) {
        if (!stacktrace.at("frames").items().isEmpty()) {
            Panel panel = new Panel(html);
            panel.open("Stack trace");
            new StackTrace(html, ide).write(stacktrace);
            panel.close();
        }
    }
}
