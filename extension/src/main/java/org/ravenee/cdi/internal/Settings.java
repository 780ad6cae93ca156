/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.internal;

import java.util.Map;
import org.ravenee.Options;

/** Reads the options of the deployment: MicroProfile Config where it is, else the environment. */
final class Settings {

    private Settings() {}

    /**
     * Reads the options.
     *
     * @throws IllegalArgumentException if any is unusable; the message lists all of them
     */
    static Options read() {
        Map<String, String> settings;
        try {
            settings = MicroProfileSettings.read();
        } catch (LinkageError | IllegalStateException e) {
            // no MicroProfile Config here, or none for this deployment
            return Options.fromEnvironment();
        }
        return Options.of(settings);
    }
}
