/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ravenee.Options;

/**
 * All keys, and what each of them sets. A switch and no table of functions: the JVM makes a class
 * of each function, and every start of an application would wait for fifty of them.
 */
final class Settings {

    /** The keys as documented; those that end with a dot are followed by a name. */
    static final List<String> KEYS =
            List.of(
                    "sentry.dsn",
                    "sentry.enabled",
                    "sentry.environment",
                    "sentry.release",
                    "sentry.dist",
                    "sentry.server-name",
                    "sentry.servername",
                    "sentry.name",
                    "sentry.site",
                    "sentry.tags.",
                    "sentry.extra.",
                    "sentry.in-app-includes",
                    "sentry.in-app-excludes",
                    "sentry.ignore-exceptions",
                    "sentry.sample-rate",
                    "sentry.processors",
                    "sentry.scrub",
                    "sentry.sanitize-keys",
                    "sentry.send-default-pii",
                    "sentry.max-request-body-size",
                    "sentry.string-max-length",
                    "sentry.list-max-length",
                    "sentry.enable-breadcrumbs",
                    "sentry.max-breadcrumbs",
                    "sentry.auto-log-stacks",
                    "sentry.capture-parameters",
                    "sentry.include-versions",
                    "sentry.source-context",
                    "sentry.install-sys-hook",
                    "sentry.install-logging-hook",
                    "sentry.logging.level",
                    "sentry.logging.breadcrumb-level",
                    "sentry.captured",
                    "sentry.raise-send-errors",
                    "sentry.transport",
                    "sentry.connect-timeout",
                    "sentry.timeout",
                    "sentry.shutdown-timeout",
                    "sentry.queue-size",
                    "sentry.queue-bytes",
                    "sentry.spool.directory",
                    "sentry.spool.max-bytes",
                    "sentry.proxy",
                    "sentry.exception-mapper",
                    "sentry.report-status",
                    "sentry.response-header");

    private Settings() {}

    /** Returns the known key that a key is, or begins with; null for an unknown one. */
    static @Nullable String find(String key) {
        for (String known : KEYS) {
            if (isPrefix(known)
                    ? key.startsWith(known) && key.length() > known.length()
                    : key.equals(known)) {
                return known;
            }
        }
        return null;
    }

    static boolean isPrefix(String key) {
        return key.endsWith(".");
    }

    /** Tells whether a value may hold a secret and is shown only in part. */
    static boolean isSecret(String key) {
        return key.equals("sentry.dsn") || key.equals("sentry.proxy");
    }

    /**
     * Reads a value into the options.
     *
     * @param key a known key
     * @param name what follows the key where a name does
     * @throws IllegalArgumentException if the value is unusable
     */
    static void apply(String key, String name, String value, Options.Builder options) {
        switch (key) {
            case "sentry.tags." -> options.tag(name, value);
            case "sentry.extra." -> options.extra(name, value);
            case "sentry.dsn" -> options.dsn(value);
            case "sentry.enabled" -> options.enabled(flag(key, value));
            case "sentry.environment" -> options.environment(value);
            case "sentry.release" -> options.release(value);
            case "sentry.dist" -> options.dist(value);
            case "sentry.server-name", "sentry.servername", "sentry.name" ->
                    options.serverName(value);
            case "sentry.site" -> options.site(value);
            case "sentry.in-app-includes" -> options.inAppIncludes(list(value));
            case "sentry.in-app-excludes" -> options.inAppExcludes(list(value));
            case "sentry.ignore-exceptions" -> options.ignoreExceptions(list(value));
            case "sentry.sample-rate" -> options.sampleRate(number(key, value));
            case "sentry.processors" -> ProcessorNames.apply(options, list(value));
            case "sentry.scrub" -> options.scrub(flag(key, value));
            case "sentry.sanitize-keys" -> options.sanitizeKeys(list(value));
            case "sentry.send-default-pii" -> options.sendDefaultPii(flag(key, value));
            case "sentry.max-request-body-size" -> options.maxRequestBodySize(value);
            case "sentry.string-max-length" -> options.stringMaxLength(integer(key, value));
            case "sentry.list-max-length" -> options.listMaxLength(integer(key, value));
            case "sentry.enable-breadcrumbs" -> options.enableBreadcrumbs(flag(key, value));
            case "sentry.max-breadcrumbs" -> options.maxBreadcrumbs(integer(key, value));
            case "sentry.auto-log-stacks" -> options.autoLogStacks(flag(key, value));
            case "sentry.capture-parameters" -> options.captureParameters(flag(key, value));
            case "sentry.include-versions" -> options.includeVersions(flag(key, value));
            case "sentry.source-context" -> options.sourceContext(flag(key, value));
            case "sentry.install-sys-hook" -> options.installSysHook(flag(key, value));
            case "sentry.install-logging-hook" -> options.installLoggingHook(flag(key, value));
            case "sentry.logging.level" -> options.loggingLevel(value);
            case "sentry.logging.breadcrumb-level" -> options.loggingBreadcrumbLevel(value);
            case "sentry.captured" -> options.captured(value);
            case "sentry.raise-send-errors" -> options.raiseSendErrors(flag(key, value));
            case "sentry.transport" -> options.transport(value);
            case "sentry.connect-timeout" -> options.connectTimeout(Durations.parse(key, value));
            case "sentry.timeout" -> options.timeout(Durations.parse(key, value));
            case "sentry.shutdown-timeout" -> options.shutdownTimeout(Durations.parse(key, value));
            case "sentry.queue-size" -> options.queueSize(integer(key, value));
            case "sentry.queue-bytes" -> options.queueBytes(Bytes.parse(key, value));
            case "sentry.spool.directory" -> options.spoolDirectory(path(key, value));
            case "sentry.spool.max-bytes" -> options.spoolMaxBytes(Bytes.parse(key, value));
            case "sentry.proxy" -> options.proxy(value);
            case "sentry.exception-mapper" -> options.exceptionMapper(flag(key, value));
            case "sentry.report-status" -> options.reportStatus(value);
            case "sentry.response-header" -> options.responseHeader(flag(key, value));
            default -> throw new AssertionError(key);
        }
    }

    private static boolean flag(String key, String value) {
        boolean yes = value.equalsIgnoreCase("true");
        if (!yes && !value.equalsIgnoreCase("false")) {
            throw Require.unusable(key, value, "true or false");
        }
        return yes;
    }

    private static int integer(String key, String value) {
        try {
            return Integer.parseInt(value);
        } catch (IllegalArgumentException e) {
            throw Require.unusable(key, value, "a whole number");
        }
    }

    private static double number(String key, String value) {
        try {
            return Double.parseDouble(value);
        } catch (IllegalArgumentException e) {
            throw Require.unusable(key, value, "a number such as 0.25");
        }
    }

    private static String[] list(String value) {
        List<String> parts = new ArrayList<>();
        for (String part : value.split(",")) {
            if (!part.isBlank()) {
                parts.add(part.strip());
            }
        }
        return parts.toArray(new String[0]);
    }

    private static Path path(String key, String value) {
        try {
            return Path.of(value);
        } catch (IllegalArgumentException e) {
            throw Require.unusable(key, value, "a path of this system");
        }
    }
}
