/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.page;

import org.ravenee.inbox.internal.store.Level;
import org.ravenee.inbox.internal.store.Summary;

/** The small coloured words beside a title. */
public final class Badges {

    private Badges() {}

    public static void level(Html html, Level level) {
        html.leaf("span", level.word(), "class", "badge " + level.word());
    }

    public static void unhandled(Html html, Summary summary) {
        if (summary.unhandled()) {
            html.leaf(
                    "span", "unhandled", "class", "chip", "title", "The exception was not caught");
        }
    }
}
