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
import org.ravenee.Options.Builder;

/** The table of all keys: what the documentation lists is what is here. */
final class Settings {

    static final List<Setting> ALL =
            List.of(
                    secret("sentry.dsn", Builder::dsn),
                    flag("sentry.enabled", Builder::enabled),
                    text("sentry.environment", Builder::environment),
                    text("sentry.release", Builder::release),
                    text("sentry.dist", Builder::dist),
                    text("sentry.server-name", Builder::serverName),
                    text("sentry.servername", Builder::serverName),
                    text("sentry.site", Builder::site),
                    new Setting("sentry.tags.", false, Builder::tag),
                    new Setting("sentry.extra.", false, Builder::extra),
                    list("sentry.in-app-includes", Builder::inAppIncludes),
                    list("sentry.in-app-excludes", Builder::inAppExcludes),
                    list("sentry.ignore-exceptions", Builder::ignoreExceptions),
                    number("sentry.sample-rate", Builder::sampleRate),
                    list("sentry.processors", ProcessorNames::apply),
                    list("sentry.sanitize-keys", Builder::sanitizeKeys),
                    flag("sentry.send-default-pii", Builder::sendDefaultPii),
                    text("sentry.max-request-body-size", Builder::maxRequestBodySize),
                    integer("sentry.string-max-length", Builder::stringMaxLength),
                    integer("sentry.list-max-length", Builder::listMaxLength),
                    flag("sentry.enable-breadcrumbs", Builder::enableBreadcrumbs),
                    integer("sentry.max-breadcrumbs", Builder::maxBreadcrumbs),
                    flag("sentry.auto-log-stacks", Builder::autoLogStacks),
                    flag("sentry.capture-parameters", Builder::captureParameters),
                    flag("sentry.include-versions", Builder::includeVersions),
                    flag("sentry.source-context", Builder::sourceContext),
                    flag("sentry.install-sys-hook", Builder::installSysHook),
                    flag("sentry.install-logging-hook", Builder::installLoggingHook),
                    text("sentry.logging.level", Builder::loggingLevel),
                    text("sentry.logging.breadcrumb-level", Builder::loggingBreadcrumbLevel),
                    text("sentry.captured", Builder::captured),
                    flag("sentry.raise-send-errors", Builder::raiseSendErrors),
                    text("sentry.transport", Builder::transport),
                    duration("sentry.connect-timeout", Builder::connectTimeout),
                    duration("sentry.timeout", Builder::timeout),
                    duration("sentry.shutdown-timeout", Builder::shutdownTimeout),
                    integer("sentry.queue-size", Builder::queueSize),
                    bytes("sentry.queue-bytes", Builder::queueBytes),
                    text("sentry.spool.directory", Settings::spoolDirectory),
                    bytes("sentry.spool.max-bytes", Builder::spoolMaxBytes),
                    secret("sentry.proxy", Builder::proxy),
                    flag("sentry.exception-mapper", Builder::exceptionMapper),
                    text("sentry.report-status", Builder::reportStatus),
                    flag("sentry.response-header", Builder::responseHeader));

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

    private static Setting text(String key, BiConsumer<Builder, String> set) {
        return new Setting(key, false, (options, name, value) -> set.accept(options, value));
    }

    private static Setting secret(String key, BiConsumer<Builder, String> set) {
        return new Setting(key, true, (options, name, value) -> set.accept(options, value));
    }

    private static Setting flag(String key, BiConsumer<Builder, Boolean> set) {
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

    private static Setting integer(String key, BiConsumer<Builder, Integer> set) {
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

    private static Setting number(String key, BiConsumer<Builder, Double> set) {
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

    private static Setting duration(String key, BiConsumer<Builder, Duration> set) {
        return text(key, (options, value) -> set.accept(options, Durations.parse(key, value)));
    }

    private static Setting bytes(String key, BiConsumer<Builder, Long> set) {
        return text(key, (options, value) -> set.accept(options, Bytes.parse(key, value)));
    }

    private static Setting list(String key, BiConsumer<Builder, String[]> set) {
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
