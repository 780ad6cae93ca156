/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.page.event;

import org.ravenee.inbox.internal.page.Html;

/** The package in front of a class name; narrow screens break it after a dot, not anywhere. */
record PackageName(Html html) {

    private static final int LONG = 300;

    /**
     * Writes the package.
     *
     * @param prefix ends with a dot, or is empty
     */
    void write(String prefix) {
        if (prefix.isEmpty()) {
            return;
        }
        html.open("span", "class", "package");
        if (prefix.length() > LONG) {
            html.text(prefix);
        } else {
            for (String segment : prefix.split("(?<=\\.)", 0)) {
                html.text(segment).empty("wbr");
            }
        }
        html.close();
    }
}
