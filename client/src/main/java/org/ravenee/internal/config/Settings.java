/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.config;

import static org.ravenee.internal.config.SettingType.BOOLEAN;
import static org.ravenee.internal.config.SettingType.CHOICE;
import static org.ravenee.internal.config.SettingType.DURATION;
import static org.ravenee.internal.config.SettingType.INTEGER;
import static org.ravenee.internal.config.SettingType.LIST;
import static org.ravenee.internal.config.SettingType.LOG_LEVEL;
import static org.ravenee.internal.config.SettingType.NAMED_TEXTS;
import static org.ravenee.internal.config.SettingType.NUMBER;
import static org.ravenee.internal.config.SettingType.SIZE;
import static org.ravenee.internal.config.SettingType.TEXT;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.ravenee.Dsn;
import org.ravenee.Processor;
import org.ravenee.RequestBodySize;

/**
 * The table of configuration keys. Every source of configuration, validation, the search for the
 * nearest key and the test of the documentation follow from it.
 *
 * <p>A setting has no default here where there is none, where it depends on other things, and where
 * it is an object of a class that most applications never load. Types are constants and not
 * functions: the JVM makes a class of each function, and each start of an application would wait
 * for them.
 */
public final class Settings {

    private static final List<Setting<?>> ALL = new ArrayList<>();

    private static final String[] NONE = {};

    private static final long KIB = 1L << 10;
    private static final long MIB = 1L << 20;
    private static final long TIB = 1L << 40;
    private static final long PIB = 1L << 50;

    /** Longer waits are a mistake, and overflow clocks in nanoseconds. */
    private static final Duration DAY = Duration.ofDays(1);

    private static final Duration MORE_THAN_ZERO = Duration.ofNanos(1);

    public static final Setting<Dsn> DSN = setting("sentry.dsn", SettingType.DSN, null);
    public static final Setting<Boolean> ENABLED = flag("sentry.enabled", true);
    public static final Setting<String> ENVIRONMENT =
            setting("sentry.environment", SettingType.ENVIRONMENT, "production");
    public static final Setting<String> RELEASE =
            setting("sentry.release", SettingType.RELEASE, null);
    public static final Setting<String> DIST = setting("sentry.dist", SettingType.DIST, null);
    public static final Setting<String> SERVER_NAME =
            setting("sentry.server-name", TEXT, null, "sentry.servername", "sentry.name");
    public static final Setting<String> SITE = setting("sentry.site", TEXT, null);
    public static final Setting<Map<String, String>> TAGS =
            setting("sentry.tags.", NAMED_TEXTS, Map.of());
    public static final Setting<Map<String, Object>> EXTRAS =
            setting("sentry.extra.", NAMED_TEXTS, Map.of());
    public static final Setting<List<String>> IN_APP_INCLUDES = names("sentry.in-app-includes");
    public static final Setting<List<String>> IN_APP_EXCLUDES = names("sentry.in-app-excludes");
    public static final Setting<List<String>> IGNORE_EXCEPTIONS = names("sentry.ignore-exceptions");
    public static final Setting<Double> SAMPLE_RATE =
            range("sentry.sample-rate", NUMBER, 1.0, 0.0, 1.0);
    public static final Setting<List<Processor>> PROCESSORS =
            setting("sentry.processors", SettingType.PROCESSORS, List.of());
    public static final Setting<Boolean> SCRUB = flag("sentry.scrub", true);
    public static final Setting<List<String>> SANITIZE_KEYS = list("sentry.sanitize-keys");
    public static final Setting<Boolean> SEND_DEFAULT_PII = flag("sentry.send-default-pii", false);
    public static final Setting<RequestBodySize> MAX_REQUEST_BODY_SIZE =
            setting("sentry.max-request-body-size", SettingType.REQUEST_BODY_SIZE, null);
    public static final Setting<Integer> STRING_MAX_LENGTH =
            range("sentry.string-max-length", INTEGER, 1024, 1, 100_000);
    public static final Setting<Integer> LIST_MAX_LENGTH =
            range("sentry.list-max-length", INTEGER, 50, 1, 10_000);
    public static final Setting<Boolean> ENABLE_BREADCRUMBS =
            flag("sentry.enable-breadcrumbs", true);
    public static final Setting<Integer> MAX_BREADCRUMBS =
            range("sentry.max-breadcrumbs", INTEGER, 100, 0, 1000);
    public static final Setting<Boolean> AUTO_LOG_STACKS = flag("sentry.auto-log-stacks", false);
    public static final Setting<Boolean> CAPTURE_PARAMETERS =
            flag("sentry.capture-parameters", false);
    public static final Setting<Boolean> INCLUDE_VERSIONS = flag("sentry.include-versions", true);
    public static final Setting<Boolean> SOURCE_CONTEXT = flag("sentry.source-context", true);
    public static final Setting<Boolean> INSTALL_SYS_HOOK =
            setting("sentry.install-sys-hook", BOOLEAN, null);
    public static final Setting<Boolean> INSTALL_LOGGING_HOOK =
            flag("sentry.install-logging-hook", true);
    public static final Setting<Level> LOGGING_LEVEL =
            setting("sentry.logging.level", LOG_LEVEL, null);
    public static final Setting<Level> LOGGING_BREADCRUMB_LEVEL =
            setting("sentry.logging.breadcrumb-level", LOG_LEVEL, null);
    public static final Setting<List<String>> LOGGING_MDC_TAGS = list("sentry.logging.mdc-tags");
    public static final Setting<String> CAPTURED =
            choice("sentry.captured", "priority", "beans.xml");
    public static final Setting<Boolean> RAISE_SEND_ERRORS =
            flag("sentry.raise-send-errors", false);
    public static final Setting<String> TRANSPORT =
            choice("sentry.transport", "async", "sync", "spool");
    public static final Setting<Duration> CONNECT_TIMEOUT =
            range("sentry.connect-timeout", DURATION, Duration.ofSeconds(2), MORE_THAN_ZERO, DAY);
    public static final Setting<Duration> TIMEOUT =
            range("sentry.timeout", DURATION, Duration.ofSeconds(5), MORE_THAN_ZERO, DAY);
    public static final Setting<Duration> SHUTDOWN_TIMEOUT =
            range("sentry.shutdown-timeout", DURATION, Duration.ofSeconds(2), Duration.ZERO, DAY);
    public static final Setting<Integer> QUEUE_SIZE =
            range("sentry.queue-size", INTEGER, 10_000, 1, 1_000_000);
    public static final Setting<Long> QUEUE_BYTES =
            range("sentry.queue-bytes", SIZE, 32 * MIB, 64 * KIB, TIB);
    public static final Setting<Path> SPOOL_DIRECTORY =
            setting("sentry.spool.directory", SettingType.PATH, null);
    public static final Setting<Long> SPOOL_MAX_BYTES =
            range("sentry.spool.max-bytes", SIZE, 64 * MIB, MIB, PIB);
    public static final Setting<URI> PROXY = setting("sentry.proxy", SettingType.PROXY, null);
    public static final Setting<Boolean> EXCEPTION_MAPPER = flag("sentry.exception-mapper", true);
    public static final Setting<StatusRanges> REPORT_STATUS =
            setting("sentry.report-status", SettingType.STATUS_RANGES, null);
    public static final Setting<Boolean> RESPONSE_HEADER = flag("sentry.response-header", true);
    public static final Setting<Boolean> DEV_INBOX = flag("sentry.dev-inbox", false);
    public static final Setting<Boolean> REPORT_CLIENT_ABORTS =
            flag("sentry.report-client-aborts", false);
    public static final Setting<Boolean> BACKGROUND = flag("sentry.background", true);
    public static final Setting<AddressRanges> TRUSTED_PROXIES =
            setting("sentry.trusted-proxies", SettingType.ADDRESS_RANGES, null);
    public static final Setting<List<String>> TRACE_PROPAGATION_TARGETS =
            setting("sentry.trace-propagation-targets", SettingType.HOSTS, List.of());

    public static final Setting<Boolean> CHECK_INS = flag("sentry.check-ins", false);

    private Settings() {}

    /** Returns every setting, each at its {@linkplain Setting#index() index}. */
    static List<Setting<?>> all() {
        return Collections.unmodifiableList(ALL);
    }

    /** Returns the setting of a key as documented, or null. */
    static @Nullable Setting<?> find(String key) {
        for (Setting<?> setting : ALL) {
            if (setting.matches(key)) {
                return setting;
            }
        }
        return null;
    }

    private static Setting<Boolean> flag(String key, boolean defaultValue) {
        return setting(key, BOOLEAN, defaultValue);
    }

    private static Setting<List<String>> names(String key) {
        return setting(key, SettingType.CLASS_NAMES, List.of());
    }

    private static Setting<List<String>> list(String key) {
        return setting(key, LIST, List.of());
    }

    /** The first choice is the default. */
    private static Setting<String> choice(String key, String... choices) {
        return add(new Setting<>(ALL.size(), key, NONE, CHOICE, choices[0], null, null, choices));
    }

    private static <T extends Comparable<T>> Setting<T> range(
            String key, int type, T defaultValue, T least, T most) {
        return add(new Setting<>(ALL.size(), key, NONE, type, defaultValue, least, most, NONE));
    }

    private static <T> Setting<T> setting(
            String key, int type, @Nullable T defaultValue, String... aliases) {
        return add(new Setting<>(ALL.size(), key, aliases, type, defaultValue, null, null, NONE));
    }

    private static <T> Setting<T> add(Setting<T> setting) {
        ALL.add(setting);
        return setting;
    }
}
