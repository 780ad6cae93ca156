/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The parts of one text that are secret, in the order in which the rules found them. */
final class Findings {

    /**
     * One part.
     *
     * @param start its first character
     * @param end behind its last character
     * @param mask what is written in its place
     * @param rule the name of the rule that found it
     */
    record Finding(int start, int end, String mask, String rule) {}

    private List<Finding> found = List.of();
    private String rule = "";

    /** Names the rule that searches from now on. */
    void by(String rule) {
        this.rule = rule;
    }

    void add(int start, int end) {
        add(start, end, Mask.TEXT);
    }

    void add(int start, int end, String mask) {
        if (end > start) {
            add(new Finding(start, end, mask, rule));
        }
    }

    void add(Finding finding) {
        if (found.isEmpty()) {
            found = new ArrayList<>(2);
        }
        found.add(finding);
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** Returns the parts by position; those that overlap are one. */
    List<Finding> merged() {
        if (found.size() < 2) {
            return found;
        }
        List<Finding> sorted = new ArrayList<>(found);
        sorted.sort(
                Comparator.comparingInt(Finding::start)
                        .thenComparing(Comparator.comparingInt(Finding::end).reversed()));
        List<Finding> merged = new ArrayList<>();
        Finding last = sorted.get(0);
        for (Finding next : sorted.subList(1, sorted.size())) {
            if (next.start >= last.end) {
                merged.add(last);
                last = next;
            } else if (next.end > last.end) {
                last = new Finding(last.start, next.end, Mask.TEXT, last.rule);
            }
        }
        merged.add(last);
        return merged;
    }

    /** Returns the text with the mask in the place of each part; the same object without any. */
    String mask(String text) {
        if (found.isEmpty()) {
            return text;
        }
        Mask mask = new Mask(text);
        for (Finding finding : merged()) {
            mask.cover(finding.start, finding.end, finding.mask);
        }
        return mask.done();
    }
}
