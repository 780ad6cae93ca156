/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.security.CodeSource;
import org.ravenee.cdi.spi.Deployment;
import org.ravenee.cdi.spi.ExtensionMessages;
import org.ravenee.spi.OperatorLogger;

/** Finds a configuration that is in an archive, but not on the class path. */
public final class UnreadConfiguration {

    private static final OperatorLogger LOGGER = new OperatorLogger();

    private UnreadConfiguration() {}

    /** Logs a warning if the WAR or EAR of this copy of Raven EE has a file that is not read. */
    public static void warn() {
        CodeSource source = Deployment.class.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return;
        }
        String jar = source.getLocation().toString();
        int ofWar = jar.lastIndexOf("/WEB-INF/lib/");
        int ofEar = jar.lastIndexOf("/lib/");
        if (ofWar >= 0 && exists(source.getLocation(), jar.substring(0, ofWar + 1))) {
            LOGGER.log(ExtensionMessages.WAR_CONFIGURATION_NOT_READ, PlainSettings.FILE);
        } else if (ofWar < 0
                && ofEar >= 0
                && exists(source.getLocation(), jar.substring(0, ofEar + 1))) {
            LOGGER.log(ExtensionMessages.EAR_CONFIGURATION_NOT_READ, PlainSettings.FILE);
        }
    }

    @SuppressWarnings("deprecation") // the only constructor that keeps the handler
    private static boolean exists(URL jar, String archive) {
        try (InputStream content = new URL(jar, archive + PlainSettings.FILE).openStream()) {
            return true;
        } catch (IOException | SecurityException e) {
            return false;
        }
    }
}
