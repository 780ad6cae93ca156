/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.ravenee.Dsn;
import org.ravenee.Options;
import org.ravenee.internal.delivery.DeliveryFactory;
import org.ravenee.internal.log.ClientMessages;
import org.ravenee.spi.OperatorLogger;

/**
 * Logs what a new client reports. A client of plain Java logs nothing unless something is unusual:
 * programs own their console, and logging takes longer to start than the client.
 */
final class StartupLog {

    private static final OperatorLogger LOGGER = new OperatorLogger();

    /** Files that developers write a DSN into. */
    private static final List<String> FILES =
            List.of(
                    "META-INF/microprofile-config.properties",
                    "application.properties",
                    "sentry.properties");

    private StartupLog() {}

    /** Logs why a client reports nothing. */
    static void logDisabled(Options options, @Nullable ClassLoader application) {
        Dsn dsn = options.dsn();
        if (dsn != null) {
            LOGGER.log(ClientMessages.DISABLED_WITH_DSN, dsn.host());
        } else if (!options.enabled()) {
            LOGGER.log(ClientMessages.DISABLED);
        } else {
            String file = fileWithDsn(application);
            if (file == null) {
                LOGGER.log(ClientMessages.NO_DSN);
            } else {
                LOGGER.log(ClientMessages.DSN_NOT_READ, file);
            }
        }
    }

    /** Logs where a client reports to. */
    static void logEnabled(Options options, Dsn dsn, EventPipeline pipeline) {
        if (!options.scrub()) {
            LOGGER.log(ClientMessages.SCRUBBING_IS_OFF);
        }
        if (options.sampleRate() == 0) {
            LOGGER.log(ClientMessages.NOTHING_SAMPLED, dsn.host());
        } else if (options.inContainer()) {
            String release = pipeline.release();
            List<String> integrations = options.integrations();
            LOGGER.log(
                    ClientMessages.STARTED,
                    DeliveryFactory.version(),
                    dsn.host(),
                    release == null ? "none" : release,
                    options.environment(),
                    integrations.isEmpty() ? "none" : String.join(", ", integrations));
        }
    }

    private static @Nullable String fileWithDsn(@Nullable ClassLoader application) {
        if (application == null) {
            return null;
        }
        for (String file : FILES) {
            try {
                URL url = application.getResource(file);
                if (url != null && hasDsn(url)) {
                    return file;
                }
            } catch (IOException | RuntimeException e) {
                // The file is not readable for the application either.
            }
        }
        return null;
    }

    private static boolean hasDsn(URL file) throws IOException {
        URLConnection connection = file.openConnection();
        // A cached jar file would stay open when the application is undeployed.
        connection.setUseCaches(false);
        Properties properties = new Properties();
        try (InputStream in = connection.getInputStream()) {
            properties.load(in);
        }
        String key = file.getPath().endsWith("/sentry.properties") ? "dsn" : "sentry.dsn";
        return !properties.getProperty(key, "").isBlank();
    }
}
