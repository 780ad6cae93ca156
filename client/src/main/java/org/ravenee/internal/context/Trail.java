/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.context;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ravenee.Breadcrumb;

/**
 * Breadcrumbs, newest first, as a list that is never changed, only grown: adding costs one node,
 * and taking the trail along costs a reference. Every so often the tail that nobody will read is
 * cut off, so that at most twice the wanted number is retained.
 */
public final class Trail {

    /** No breadcrumbs. */
    public static final Trail EMPTY = new Trail(null, null, 0);

    private final @Nullable Breadcrumb newest;
    private final @Nullable Trail rest;
    private final int size;

    private Trail(@Nullable Breadcrumb newest, @Nullable Trail rest, int size) {
        this.newest = newest;
        this.rest = rest;
        this.size = size;
    }

    /** Returns the trail with one more breadcrumb, unless it repeats the newest one. */
    Trail add(Breadcrumb crumb, int most) {
        if (most == 0 || (newest != null && repeats(newest, crumb))) {
            return this;
        }
        Trail kept = size < 2L * most ? this : cut(most - 1);
        return new Trail(crumb, kept, kept.size + 1);
    }

    /** Returns at most so many breadcrumbs, oldest first. */
    public List<Breadcrumb> list(int most) {
        List<Breadcrumb> crumbs = new ArrayList<>(Math.min(size, most));
        for (Trail at = this;
                at != null && at.newest != null && crumbs.size() < most;
                at = at.rest) {
            crumbs.add(at.newest);
        }
        Collections.reverse(crumbs);
        return crumbs;
    }

    private Trail cut(int most) {
        Trail shorter = EMPTY;
        for (Breadcrumb crumb : list(most)) {
            shorter = new Trail(crumb, shorter, shorter.size + 1);
        }
        return shorter;
    }

    /** The time does not matter: a loop that logs the same line a hundred times is one step. */
    private static boolean repeats(Breadcrumb last, Breadcrumb crumb) {
        return last.level() == crumb.level()
                && Objects.equals(last.message(), crumb.message())
                && Objects.equals(last.category(), crumb.category())
                && Objects.equals(last.type(), crumb.type())
                && last.data().equals(crumb.data());
    }
}
