/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.config;

import org.jspecify.annotations.Nullable;
import org.ravenee.internal.log.ClientMessages;
import org.ravenee.spi.OperatorLogger;

/** Warns about keys that Raven EE does not know. */
final class UnknownKeys {

    private UnknownKeys() {}

    /** Warns that a key is ignored, and names the key that was probably meant. */
    static void warn(String key) {
        if (OtherSentryKeys.isOfTool(key)) {
            return;
        }
        String nearest = OtherSentryKeys.isOfSdk(key) ? null : nearest(key);
        if (nearest != null) {
            new OperatorLogger().log(ClientMessages.MISSPELT_KEY, key, nearest);
        } else if (OtherSentryKeys.isOfSdk(key) || OtherSentryKeys.beginsAsOfSdk(key)) {
            new OperatorLogger().log(ClientMessages.KEY_OF_OTHER_SDKS, key);
        } else {
            new OperatorLogger().log(ClientMessages.UNKNOWN_KEY, key);
        }
    }

    /** Returns the key that differs by a typing error or two, or null. */
    private static @Nullable String nearest(String unknown) {
        String nearest = null;
        int least = Integer.MAX_VALUE;
        for (Setting<?> setting : Settings.all()) {
            String meant = name(unknown, setting.isNamed());
            String known = name(setting.key(), setting.isNamed());
            int distance = EditDistance.between(meant, known);
            if (distance < least && distance <= tolerance(meant)) {
                least = distance;
                nearest = setting.isNamed() ? setting.key() + "NAME" : setting.key();
            }
        }
        return nearest;
    }

    /** Short names differ from each other by little. */
    private static int tolerance(String name) {
        return Math.max(name.length() / 4, Math.min(2, name.length() / 3));
    }

    /** Returns a key without its beginning, and without the name that follows it. */
    private static String name(String key, boolean named) {
        String name = KeyNames.flat(key.substring(key.indexOf('.') + 1));
        int end = named ? name.indexOf('_') : -1;
        return end < 0 ? name : name.substring(0, end);
    }
}
