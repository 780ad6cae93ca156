/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.internal;

import java.util.NoSuchElementException;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** The profile of MicroProfile Config. */
final class ConfigurationProfile {

    private static final String KEY = "mp.config.profile";

    private ConfigurationProfile() {}

    /** Returns the profile that a module runs in, or null if there is none or no MicroProfile. */
    static @Nullable String of(ClassLoader module) {
        try {
            return ConfigProvider.getConfig(module)
                    .getOptionalValue(KEY, String.class)
                    .orElse(null);
        } catch (LinkageError
                | IllegalStateException
                | IllegalArgumentException
                | NoSuchElementException e) {
            return System.getProperty(KEY, System.getenv("MP_CONFIG_PROFILE"));
        }
    }
}
