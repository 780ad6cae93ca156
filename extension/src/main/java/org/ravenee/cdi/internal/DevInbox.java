/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.internal;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ravenee.Options;
import org.ravenee.cdi.spi.ExtensionMessages;
import org.ravenee.spi.OperatorLogger;

/**
 * The inbox that {@code sentry.dev-inbox} starts with a deployment; all its modules share it. An
 * inbox that cannot be started never fails the deployment. Not safe for use by several threads.
 */
public final class DevInbox implements AutoCloseable {

    private static final OperatorLogger LOGGER = new OperatorLogger();

    private static final Set<String> PRODUCTION = Set.of("production", "prod");

    private @Nullable InboxHandle inbox;
    private boolean failed;

    /** Creates the inbox of one deployment, which is not started yet. */
    public DevInbox() {}

    /**
     * Starts the inbox if the options of a module ask for it.
     *
     * @return the options, with the DSN of the inbox if it is running
     */
    public Options connect(Options options, ClassLoader module) {
        if (!options.devInbox() || !options.enabled()) {
            return options;
        }
        if (options.dsn() != null) {
            LOGGER.log(ExtensionMessages.DEV_INBOX_HAS_DSN);
            return options;
        }
        String reason = productionSetting(options, module);
        if (reason != null) {
            LOGGER.log(ExtensionMessages.DEV_INBOX_IN_PRODUCTION, reason);
            return options;
        }
        if (inbox == null && !failed) {
            start(module);
        }
        return inbox == null ? options : options.toBuilder().dsn(inbox.dsn()).build();
    }

    /** Describes the setting that makes this a production system; null if there is none. */
    private static @Nullable String productionSetting(Options options, ClassLoader module) {
        if (options.isSet("sentry.environment") && isProduction(options.environment())) {
            return "sentry.environment is " + options.environment();
        }
        String profile = ConfigurationProfile.of(module);
        return isProduction(profile) ? "the profile of MicroProfile Config is " + profile : null;
    }

    private static boolean isProduction(@Nullable String name) {
        return name != null && PRODUCTION.stream().anyMatch(name.strip()::equalsIgnoreCase);
    }

    private void start(ClassLoader module) {
        try {
            inbox = InboxHandle.start(module);
            LOGGER.log(ExtensionMessages.DEV_INBOX_STARTED, inbox.uri());
        } catch (ClassNotFoundException e) {
            failed = true;
            LOGGER.log(ExtensionMessages.DEV_INBOX_IS_MISSING);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            failed = true;
            LOGGER.logThrown(ExtensionMessages.DEV_INBOX_FAILED, e);
        }
    }

    /** Stops the inbox and frees its port. */
    @Override
    public void close() {
        if (inbox != null) {
            inbox.close();
            inbox = null;
        }
    }
}
