/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.logging;

import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;
import org.ravenee.Level;

/**
 * Reads log records, those of JBoss LogManager, too: by reflection, as it is there in some servers
 * only.
 */
final class Records {

    private static final String JBOSS = "org.jboss.logmanager.ExtLogRecord";

    private static final Set<String> OWN =
            Set.of(
                    "org.ravenee",
                    "org.ravenee.cdi",
                    "org.ravenee.jaxrs",
                    "org.ravenee.servlet",
                    "org.ravenee.logging");

    private Records() {}

    static boolean areOwn(@Nullable String logger) {
        return logger != null
                && logger.startsWith("org.ravenee")
                && (OWN.contains(logger) || logger.startsWith("org.ravenee.internal"));
    }

    static Level level(java.util.logging.Level level) {
        int value = level.intValue();
        if (value > java.util.logging.Level.SEVERE.intValue()) {
            return Level.FATAL;
        }
        if (value > java.util.logging.Level.WARNING.intValue()) {
            return Level.ERROR;
        }
        if (value >= java.util.logging.Level.WARNING.intValue()) {
            return Level.WARNING;
        }
        return value >= java.util.logging.Level.CONFIG.intValue() ? Level.INFO : Level.DEBUG;
    }

    /** The message before the parameters are put into it, in the language of the log. */
    static String template(LogRecord record) {
        String message = record.getMessage();
        ResourceBundle bundle = record.getResourceBundle();
        if (message == null) {
            return "";
        }
        try {
            return bundle == null ? message : bundle.getString(message);
        } catch (MissingResourceException | ClassCastException e) {
            return message;
        }
    }

    static boolean hasParameters(LogRecord record) {
        return record.getParameters() != null
                && record.getParameters().length > 0
                && !"NO_FORMAT".equals(String.valueOf(ask(record, "getFormatStyle")));
    }

    private static @Nullable Object ask(LogRecord record, String method) {
        for (Class<?> type = record.getClass();
                type != LogRecord.class;
                type = type.getSuperclass()) {
            if (type.getName().equals(JBOSS)) {
                try {
                    return type.getMethod(method).invoke(record);
                } catch (ReflectiveOperationException | RuntimeException e) {
                    return null;
                }
            }
        }
        return null;
    }
}
