/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.page.list;

import java.util.List;
import org.ravenee.inbox.internal.page.Html;
import org.ravenee.inbox.internal.store.Activity;

/** The last hour of a group as a small bar chart: one bar for five minutes, as high as the most. */
record ActivityBar(Html html) {

    private static final int BAR = 5;
    private static final int GAP = 1;
    private static final int HEIGHT = 18;

    void write(Activity activity) {
        List<Integer> slots = activity.slots();
        int most = slots.stream().mapToInt(i -> i).max().orElse(0);
        String words = activity.total() + " in the last hour";
        html.open("svg", "class", "activity", "role", "img", "aria-label", words);
        html.leaf("title", words);
        for (int i = 0; i < slots.size(); i++) {
            bar(i, slots.get(i) == 0 ? 1 : Math.max(3, HEIGHT * slots.get(i) / most));
        }
        html.close();
    }

    private void bar(int index, int height) {
        html.leaf(
                "rect",
                "",
                "x",
                Integer.toString(index * (BAR + GAP)),
                "y",
                Integer.toString(HEIGHT - height),
                "width",
                Integer.toString(BAR),
                "height",
                Integer.toString(height));
    }
}
