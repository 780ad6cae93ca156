/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.page.list;

import java.util.List;
import org.ravenee.inbox.internal.page.Html;
import org.ravenee.inbox.internal.page.Times;
import org.ravenee.inbox.internal.store.Discarded;
import org.ravenee.inbox.internal.store.RefusedRequest;

/** Notices on events that are not in the list, with the reason: refused and discarded ones. */
record Notices(Html html, Times times) {

    private static final int SHOWN = 20;

    void write(List<RefusedRequest> refused, List<Discarded> discarded) {
        if (!refused.isEmpty()) {
            refused(refused);
        }
        if (!discarded.isEmpty()) {
            discarded(discarded);
        }
    }

    private void refused(List<RefusedRequest> refused) {
        html.open("details", "class", "notice bad", "id", "refused");
        html.leaf(
                "summary", counted(refused.size(), "envelope was", "envelopes were") + " refused");
        html.open("ul");
        for (RefusedRequest request : refused.subList(0, Math.min(SHOWN, refused.size()))) {
            html.open("li").leaf("code", Integer.toString(request.status())).text(" ");
            html.leaf("span", request.reason(), "dir", "auto").text(" ");
            times.both(html, request.receivedAt());
            html.close();
        }
        html.close().close();
    }

    private void discarded(List<Discarded> discarded) {
        long total = discarded.stream().mapToLong(Discarded::quantity).sum();
        html.open("details", "class", "notice", "id", "discarded");
        html.leaf("summary", counted(total, "item was", "items were") + " dropped by a client");
        html.open("ul");
        int first = Math.max(0, discarded.size() - SHOWN);
        for (Discarded line : discarded.subList(first, discarded.size())) {
            html.open("li").leaf("b", line.quantity() + " × " + line.category());
            html.text(" because of ").leaf("code", line.reason()).text(" ");
            times.both(html, line.receivedAt());
            html.close();
        }
        html.close().close();
    }

    private static String counted(long count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }
}
