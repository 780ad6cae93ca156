/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.security.CodeSource;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.ravenee.cdi.spi.Deployment;
import org.ravenee.spi.ScrubbingLogger;

/** Says what is without effect in an EAR that has Raven EE in {@code lib}, and what helps. */
final class EarWarnings {

    private static final ScrubbingLogger LOGGER = new ScrubbingLogger("org.ravenee");
    private static final String REMEDY =
            "; if that is not what you want, put the jars of Raven EE into each WEB-INF/lib";
    private static final String CONFIGURATION = "META-INF/microprofile-config.properties";

    private EarWarnings() {}

    /** A bean of Raven EE would be visible, and ambiguous, where a module produces its own. */
    static void ofModulesWithoutAClient(Collection<ApplicationModule> modules) {
        List<ApplicationModule> without =
                modules.stream().filter(module -> !module.beans().haveClient()).toList();
        if (!without.isEmpty()) {
            warn(
                    "{0} cannot inject a Client, because another module of the EAR produces one",
                    without);
        }
    }

    /** The interceptors are enabled before the modules are known. */
    static void ofCapturedSettings(ApplicationModule common, List<ApplicationModule> served) {
        boolean enabled = common.configuration().enablesInterceptorsByPriority();
        List<ApplicationModule> different =
                served.stream()
                        .filter(
                                module ->
                                        module.configuration().enablesInterceptorsByPriority()
                                                != enabled)
                        .toList();
        if (!different.isEmpty()) {
            warn("sentry.captured of {0} is ignored: the EAR has one for all modules", different);
        }
    }

    /** No class loader sees that directory; MicroProfile Config reads nothing of it. */
    static void ofConfigurationOutsideOfTheClassPath() {
        if (isConfiguredOutsideOfTheClassPath()) {
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    CONFIGURATION
                            + " of the EAR is not read, because it is not on the class path; put it"
                            + " into a jar in lib");
        }
    }

    @SuppressWarnings("deprecation") // the only constructor that keeps the handler
    private static boolean isConfiguredOutsideOfTheClassPath() {
        try {
            CodeSource source = Deployment.class.getProtectionDomain().getCodeSource();
            String jar = source == null ? "" : source.getLocation().toString();
            int library = jar.lastIndexOf("/lib/");
            if (library < 0) {
                return false;
            }
            URL file = new URL(source.getLocation(), jar.substring(0, library + 1) + CONFIGURATION);
            try (InputStream content = file.openStream()) {
                return true;
            }
        } catch (IOException | SecurityException e) {
            return false;
        }
    }

    private static void warn(String text, List<ApplicationModule> modules) {
        LOGGER.log(
                System.Logger.Level.WARNING,
                text + REMEDY,
                modules.stream().map(ApplicationModule::name).collect(Collectors.joining(", ")));
    }
}
