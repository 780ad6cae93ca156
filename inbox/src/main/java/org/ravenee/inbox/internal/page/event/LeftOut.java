/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.page.event;

import org.ravenee.inbox.internal.page.Html;

/** Notes for parts that a page omits because it would become too large. */
record LeftOut(Html html) {

    void write(int count, String one) {
        write(count, one, one + "s");
    }

    void write(int count, String one, String many) {
        if (count > 0) {
            String what = count == 1 ? one + " is" : many + " are";
            String words = count + " more " + what + " not shown here; the JSON has all";
            html.leaf("p", words, "class", "left-out");
        }
    }
}
