/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.ravenee.Options;

/** The table of all keys: what the documentation lists is what is here. */
final class Settings {

    static final List<Setting> ALL =
            List.of(
                    secret("sentry.dsn", Options.Builder::dsn),
                    flag("sentry.enabled", Options.Builder::enabled),
                    text("sentry.environment", Options.Builder::environment),
                    text("sentry.release", Options.Builder::release),
                    text("sentry.dist", Options.Builder::dist),
                    text("sentry.server-name", Options.Builder::serverName),
                    text("sentry.servername", Options.Builder::serverName),
                    text("sentry.name", Options.Builder::serverName),
                    text("sentry.site", Options.Builder::site),
                    new Setting("sentry.tags.", false, Options.Builder::tag),
                    new Setting("sentry.extra.", false, Options.Builder::extra),
                    list("sentry.in-app-includes", Options.Builder::inAppIncludes),
                    list("sentry.in-app-excludes", Options.Builder::inAppExcludes),
                    list("sentry.ignore-exceptions", Options.Builder::ignoreExceptions),
                    number("sentry.sample-rate", Options.Builder::sampleRate),
                    list("sentry.processors", ProcessorNames::apply),
                    list("sentry.sanitize-keys", Options.Builder::sanitizeKeys),
                    flag("sentry.send-default-pii", Options.Builder::sendDefaultPii),
                    text("sentry.max-request-body-size", Options.Builder::maxRequestBodySize),
                    integer("sentry.string-max-length", Options.Builder::stringMaxLength),
                    integer("sentry.list-max-length", Options.Builder::listMaxLength),
                    flag("sentry.enable-breadcrumbs", Options.Builder::enableBreadcrumbs),
                    integer("sentry.max-breadcrumbs", Options.Builder::maxBreadcrumbs),
                    flag("sentry.auto-log-stacks", Options.Builder::autoLogStacks),
                    flag("sentry.capture-parameters", Options.Builder::captureParameters),
                    flag("sentry.include-versions", Options.Builder::includeVersions),
                    flag("sentry.source-context", Options.Builder::sourceContext),
                    flag("sentry.install-sys-hook", Options.Builder::installSysHook),
                    flag("sentry.install-logging-hook", Options.Builder::installLoggingHook),
                    text("sentry.logging.level", Options.Builder::loggingLevel),
                    text(
                            "sentry.logging.breadcrumb-level",
                            Options.Builder::loggingBreadcrumbLevel),
                    text("sentry.captured", Options.Builder::captured),
                    flag("sentry.raise-send-errors", Options.Builder::raiseSendErrors),
                    text("sentry.transport", Options.Builder::transport),
                    duration("sentry.connect-timeout", Options.Builder::connectTimeout),
                    duration("sentry.timeout", Options.Builder::timeout),
                    duration("sentry.shutdown-timeout", Options.Builder::shutdownTimeout),
                    integer("sentry.queue-size", Options.Builder::queueSize),
                    bytes("sentry.queue-bytes", Options.Builder::queueBytes),
                    text("sentry.spool.directory", Settings::spoolDirectory),
                    bytes("sentry.spool.max-bytes", Options.Builder::spoolMaxBytes),
                    secret("sentry.proxy", Options.Builder::proxy),
                    flag("sentry.exception-mapper", Options.Builder::exceptionMapper),
                    text("sentry.report-status", Options.Builder::reportStatus),
                    flag("sentry.response-header", Options.Builder::responseHeader));

    private Settings() {}

    static @Nullable Setting find(String key) {
        for (Setting setting : ALL) {
            if (setting.isPrefix()
                    ? key.startsWith(setting.key()) && key.length() > setting.key().length()
                    : key.equals(setting.key())) {
                return setting;
            }
        }
        return null;
    }

    private static Setting text(String key, BiConsumer<Options.Builder, String> set) {
        return new Setting(key, false, (options, name, value) -> set.accept(options, value));
    }

    private static Setting secret(String key, BiConsumer<Options.Builder, String> set) {
        return new Setting(key, true, (options, name, value) -> set.accept(options, value));
    }

    private static Setting flag(String key, BiConsumer<Options.Builder, Boolean> set) {
        return text(
                key,
                (options, value) -> {
                    boolean yes = value.equalsIgnoreCase("true");
                    if (!yes && !value.equalsIgnoreCase("false")) {
                        throw Require.unusable(key, value, "true or false");
                    }
                    set.accept(options, yes);
                });
    }

    private static Setting integer(String key, BiConsumer<Options.Builder, Integer> set) {
        return text(
                key,
                (options, value) -> {
                    int number;
                    try {
                        number = Integer.parseInt(value);
                    } catch (NumberFormatException e) {
                        throw Require.unusable(key, value, "a whole number");
                    }
                    set.accept(options, number);
                });
    }

    private static Setting number(String key, BiConsumer<Options.Builder, Double> set) {
        return text(
                key,
                (options, value) -> {
                    double number;
                    try {
                        number = Double.parseDouble(value);
                    } catch (NumberFormatException e) {
                        throw Require.unusable(key, value, "a number such as 0.25");
                    }
                    set.accept(options, number);
                });
    }

    private static Setting duration(String key, BiConsumer<Options.Builder, Duration> set) {
        return text(key, (options, value) -> set.accept(options, Durations.parse(key, value)));
    }

    private static Setting bytes(String key, BiConsumer<Options.Builder, Long> set) {
        return text(key, (options, value) -> set.accept(options, Bytes.parse(key, value)));
    }

    private static Setting list(String key, BiConsumer<Options.Builder, String[]> set) {
        return text(
                key,
                (options, value) ->
                        set.accept(
                                options,
                                Arrays.stream(value.split(","))
                                        .map(String::strip)
                                        .filter(part -> !part.isEmpty())
                                        .toArray(String[]::new)));
    }

    private static void spoolDirectory(Options.Builder options, String value) {
        try {
            options.spoolDirectory(Path.of(value));
        } catch (InvalidPathException e) {
            throw Require.unusable("sentry.spool.directory", value, "a path of this system");
        }
    }
}
