/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.page.event;

import java.util.List;
import java.util.Optional;
import org.ravenee.inbox.internal.json.Node;
import org.ravenee.inbox.internal.page.Html;
import org.ravenee.inbox.internal.store.Summaries;
import org.ravenee.inbox.internal.store.Summary;

/** A logged message with its template and parameters, if the title lacks a part of it. */
record Message(Html html) {

    void write(Node event, Summary summary) {
        Optional<String> message = Summaries.message(event);
        Optional<String> template =
                event.at("logentry")
                        .at("message")
                        .text()
                        .filter(t -> !message.equals(Optional.of(t)));
        List<Node> params = event.at("logentry").at("params").items();
        if (QueryPanel.isQuery(event)) {
            return;
        }
        boolean isTitle = message.equals(Optional.of(summary.title()));
        if (message.isEmpty() || (isTitle && template.isEmpty() && params.isEmpty())) {
            return;
        }
        Panel panel = new Panel(html);
        panel.open("Message");
        if (!isTitle) {
            html.open("p", "class", "logged", "dir", "auto");
            new MaskedText(html).write(message.get());
            html.close();
        }
        template.ifPresent(t -> html.leaf("pre", t, "class", "template", "tabindex", "0"));
        parameters(params);
        panel.close();
    }

    private void parameter(Node value) {
        html.open("li").open("code", "dir", "auto");
        new MaskedText(html).write(value.display());
        html.close().close();
    }

    private void parameters(List<Node> params) {
        if (!params.isEmpty()) {
            html.open("ol", "class", "params");
            int left = html.each(params, this::parameter);
            html.close();
            new LeftOut(html).write(left, "parameter");
        }
    }
}
