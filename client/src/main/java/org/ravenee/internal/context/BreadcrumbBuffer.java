/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.context;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ravenee.Breadcrumb;

/**
 * Breadcrumbs, newest first, as a list that is never changed, only grown: adding costs one node,
 * and taking the breadcrumbs along costs a reference. Every so often the tail that is never read is
 * cut off, so that at most twice the wanted number is retained.
 */
public final class BreadcrumbBuffer {

    /** No breadcrumbs. */
    public static final BreadcrumbBuffer EMPTY = new BreadcrumbBuffer(null, null, 0, 0, 0);

    private static final String DURATION = "duration_ms";

    private final @Nullable Breadcrumb newest;
    private final @Nullable BreadcrumbBuffer rest;
    private final int size;

    /** The number of equal breadcrumbs in a row that the newest one stands for. */
    private final int times;

    /** The milliseconds that the repetitions of the newest breadcrumb took. */
    private final long repeatedMillis;

    private BreadcrumbBuffer(
            @Nullable Breadcrumb newest,
            @Nullable BreadcrumbBuffer rest,
            int size,
            int times,
            long repeatedMillis) {
        this.newest = newest;
        this.rest = rest;
        this.size = size;
        this.times = times;
        this.repeatedMillis = repeatedMillis;
    }

    /** Returns a buffer with one more breadcrumb; one that repeats the newest one is counted. */
    BreadcrumbBuffer add(Breadcrumb crumb, int most) {
        if (most == 0) {
            return this;
        }
        if (newest != null && repeats(newest, crumb)) {
            return new BreadcrumbBuffer(
                    newest, rest, size, times + 1, repeatedMillis + duration(crumb));
        }
        BreadcrumbBuffer kept = size < 2L * most ? this : cut(most - 1);
        return new BreadcrumbBuffer(crumb, kept, kept.size + 1, 1, 0);
    }

    /** Returns at most so many breadcrumbs, oldest first. */
    public List<Breadcrumb> list(int most) {
        List<Breadcrumb> crumbs = new ArrayList<>(Math.min(size, most));
        for (BreadcrumbBuffer at = this;
                at != null && at.newest != null && crumbs.size() < most;
                at = at.rest) {
            crumbs.add(at.times == 1 ? at.newest : at.repeated(at.newest));
        }
        Collections.reverse(crumbs);
        return crumbs;
    }

    /** Returns the breadcrumb with its count and, if it has a duration, the sum of them. */
    private Breadcrumb repeated(Breadcrumb crumb) {
        Breadcrumb.Builder counted = crumb.toBuilder().data("count", times);
        if (crumb.data().containsKey(DURATION)) {
            counted.data(DURATION, duration(crumb) + repeatedMillis);
        }
        return counted.build();
    }

    private static long duration(Breadcrumb crumb) {
        return crumb.data().get(DURATION) instanceof Number millis ? millis.longValue() : 0;
    }

    /**
     * Returns the newest breadcrumbs of two buffers by their time, at most so many, oldest first.
     */
    public List<Breadcrumb> listWith(BreadcrumbBuffer other, int most) {
        List<Breadcrumb> crumbs = list(most);
        if (other.size > 0) {
            crumbs.addAll(other.list(most));
            crumbs.sort(Comparator.comparing(Breadcrumb::timestamp));
        }
        return crumbs.subList(Math.max(0, crumbs.size() - most), crumbs.size());
    }

    private BreadcrumbBuffer cut(int most) {
        BreadcrumbBuffer shorter = EMPTY;
        for (Breadcrumb crumb : list(most)) {
            shorter = new BreadcrumbBuffer(crumb, shorter, shorter.size + 1, 1, 0);
        }
        return shorter;
    }

    /**
     * Time and duration do not matter: a loop that logs the same line or executes the same
     * statement a hundred times is one step.
     */
    private static boolean repeats(Breadcrumb last, Breadcrumb crumb) {
        return last.level() == crumb.level()
                && Objects.equals(last.message(), crumb.message())
                && Objects.equals(last.category(), crumb.category())
                && Objects.equals(last.type(), crumb.type())
                && areEqual(last.data(), crumb.data());
    }

    private static boolean areEqual(Map<String, Object> last, Map<String, Object> data) {
        if (last.equals(data)) {
            return true;
        }
        if (last.size() != data.size() || !last.containsKey(DURATION)) {
            return false;
        }
        for (Map.Entry<String, Object> part : last.entrySet()) {
            String name = part.getKey();
            if (name.equals(DURATION)
                    ? !data.containsKey(name)
                    : !Objects.equals(part.getValue(), data.get(name))) {
                return false;
            }
        }
        return true;
    }
}
