/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.config;

import java.util.Locale;

/** Finds the key that a name stands for, and the key that a misspelt name may have meant. */
final class KeyNames {

    private KeyNames() {}

    /**
     * Turns the name of an environment variable, or a key in other case or with other separators,
     * into the key as documented. Unknown names come back in the notation of keys.
     */
    static String canonical(String name) {
        String flat = flat(name);
        for (String known : Settings.KEYS) {
            String key = flat(known);
            if (flat.equals(key)) {
                return known;
            }
            if (Settings.isPrefix(known) && flat.startsWith(key) && flat.length() > key.length()) {
                String rest = name.substring(known.length());
                return known + (isVariable(name) ? rest.toLowerCase(Locale.ROOT) : rest);
            }
        }
        return isVariable(name)
                ? name.toLowerCase(Locale.ROOT).replaceFirst("_", ".").replace('_', '-')
                : name;
    }

    static String nearest(String key) {
        String best = "";
        int least = Integer.MAX_VALUE;
        for (String known : Settings.KEYS) {
            int distance = distance(flat(key), flat(known));
            if (distance < least) {
                least = distance;
                best = known;
            }
        }
        return best;
    }

    private static boolean isVariable(String name) {
        return name.startsWith("SENTRY_");
    }

    private static String flat(String name) {
        return name.toLowerCase(Locale.ROOT).replace('-', '_').replace('.', '_');
    }

    /** Levenshtein's distance, two rows at a time. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        int[] current = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                current[j] =
                        Math.min(
                                Math.min(current[j - 1], previous[j]) + 1,
                                previous[j - 1] + change);
            }
            int[] swap = previous;
            previous = current;
            current = swap;
        }
        return previous[b.length()];
    }
}
