/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.config;

import org.ravenee.Options;

/**
 * One key of the configuration.
 *
 * @param key for example {@code sentry.sample-rate}; ends with a dot if names follow
 * @param secret whether the value may hold a secret and is shown only in part
 * @param apply reads the value into the options; throws if it is unusable
 */
record Setting(String key, boolean secret, Apply apply) {

    interface Apply {
        /** Sets a value; name is what follows the key, empty unless names follow it. */
        void to(Options.Builder options, String name, String value);
    }

    boolean isPrefix() {
        return key.endsWith(".");
    }
}
