/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.internal;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.ravenee.cdi.spi.ExtensionMessages;
import org.ravenee.spi.OperatorLogger;
import org.ravenee.spi.OperatorMessage;

/** Warns of settings and beans without effect in an EAR with Raven EE in {@code lib}. */
final class EarWarnings {

    private static final OperatorLogger LOGGER = new OperatorLogger();

    private EarWarnings() {}

    /** A bean of Raven EE would be visible, and ambiguous, where a module produces its own. */
    static void ofModulesWithoutAClient(Collection<ApplicationModule> modules) {
        List<ApplicationModule> without =
                modules.stream().filter(module -> !module.beans().haveClient()).toList();
        if (!without.isEmpty()) {
            warn(ExtensionMessages.EAR_CLIENT_NOT_INJECTED, without);
        }
    }

    /** The interceptors are enabled before the modules are known, so one setting counts for all. */
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
            warn(ExtensionMessages.EAR_CAPTURED_SETTING_IGNORED, different);
        }
    }

    private static void warn(OperatorMessage message, List<ApplicationModule> modules) {
        LOGGER.log(
                message,
                modules.stream().map(ApplicationModule::name).collect(Collectors.joining(", ")));
    }
}
