/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ravenee.internal.config.AddressRanges;
import org.ravenee.internal.config.Configuration;
import org.ravenee.internal.config.Setting;
import org.ravenee.internal.config.SettingValues;
import org.ravenee.internal.config.Settings;
import org.ravenee.internal.config.StatusRanges;
import org.ravenee.processors.SanitizeKeysProcessor;
import org.ravenee.processors.SanitizePasswordsProcessor;

/**
 * The configuration of a client: one method for each {@code sentry.*} key. Immutable.
 *
 * <p>{@link #of} reads values by their keys and reports all problems at once; the {@linkplain
 * #builder() builder} checks each value as it is set. Both throw {@link IllegalArgumentException}
 * with key, value and what is allowed, and never with a secret.
 */
public final class Options {

    private final SettingValues values;
    private final @Nullable Transport customTransport;
    private final boolean inContainer;
    private final List<String> integrations;

    private Options(
            SettingValues values,
            @Nullable Transport customTransport,
            boolean inContainer,
            List<String> integrations) {
        this.values = values;
        this.customTransport = customTransport;
        this.inContainer = inContainer;
        this.integrations = integrations;
    }

    /**
     * Starts with the defaults; the environment is not read.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder(SettingValues.defaults(), null, isContainer(), List.of());
    }

    /**
     * Reads values by their keys, such as {@code sentry.sample-rate}. Keys in other case or with
     * other separators are understood, and names of environment variables, such as {@code
     * SENTRY_SAMPLE_RATE}. A key that is unknown is warned about, with the nearest known one if
     * there is a near one. A blank value stands for the default.
     *
     * @param settings values by keys; keys that do not begin with {@code sentry.} are ignored
     * @return the options
     * @throws IllegalArgumentException if any value is unusable; the message lists all of them
     */
    public static Options of(Map<String, String> settings) {
        Objects.requireNonNull(settings, "settings");
        return new Options(Configuration.read(settings), null, isContainer(), List.of());
    }

    /**
     * Reads values from system properties, which win, and the environment.
     *
     * @return the options
     * @throws IllegalArgumentException if any value is unusable; the message lists all of them
     */
    public static Options fromEnvironment() {
        return of(Configuration.environment());
    }

    /**
     * Reads values from system properties and the environment, except for the DSN.
     *
     * @param dsn where events go; blank disables the client
     * @return the options
     * @throws InvalidDsnException if no event can be sent there
     * @throws IllegalArgumentException if any other value is unusable
     */
    public static Options fromEnvironment(String dsn) {
        Objects.requireNonNull(dsn, "dsn");
        Map<String, String> settings = Configuration.environment();
        settings.remove(Settings.DSN.key());
        return of(settings).toBuilder().dsn(dsn).build();
    }

    /** Plain Java has one loader for all of the class path; see {@link Builder#inContainer}. */
    private static boolean isContainer() {
        ClassLoader own = Options.class.getClassLoader();
        ClassLoader at = ClassLoader.getSystemClassLoader();
        while (at != null && at != own) {
            at = at.getParent();
        }
        return at == null;
    }

    /**
     * Returns all keys.
     *
     * @return keys such as {@code sentry.dsn}; those that a name follows end with a dot, as {@code
     *     sentry.tags.} does
     */
    public static Set<String> keys() {
        return Configuration.keys();
    }

    /**
     * Starts from these options.
     *
     * @return a builder with the values of these options
     */
    public Builder toBuilder() {
        return new Builder(values, customTransport, inContainer, integrations);
    }

    /** {@return where events go, or null: {@code sentry.dsn}} */
    public @Nullable Dsn dsn() {
        return values.find(Settings.DSN);
    }

    /**
     * {@return whether events are sent; false disables the client with any DSN: {@code
     * sentry.enabled}}
     */
    public boolean enabled() {
        return values.get(Settings.ENABLED);
    }

    /** {@return where the application runs: {@code sentry.environment}} */
    public String environment() {
        return values.get(Settings.ENVIRONMENT);
    }

    /**
     * {@return the version of the application, or null if the client is to detect it: {@code
     * sentry.release}}
     */
    public @Nullable String release() {
        return values.find(Settings.RELEASE);
    }

    /** {@return the build of the release, or null: {@code sentry.dist}} */
    public @Nullable String dist() {
        return values.find(Settings.DIST);
    }

    /** {@return the host, or null for the host name of the machine: {@code sentry.server-name}} */
    public @Nullable String serverName() {
        return values.find(Settings.SERVER_NAME);
    }

    /** {@return the value of the tag {@code site}, or null: {@code sentry.site}} */
    public @Nullable String site() {
        return values.find(Settings.SITE);
    }

    /** {@return tags of every event; immutable: {@code sentry.tags.NAME}} */
    public Map<String, String> tags() {
        return values.get(Settings.TAGS);
    }

    /** {@return extra data of every event; immutable: {@code sentry.extra.NAME}} */
    public Map<String, Object> extras() {
        return values.get(Settings.EXTRAS);
    }

    /** {@return package prefixes of the application: {@code sentry.in-app-includes}} */
    public List<String> inAppIncludes() {
        return values.get(Settings.IN_APP_INCLUDES);
    }

    /** {@return package prefixes that are not the application: {@code sentry.in-app-excludes}} */
    public List<String> inAppExcludes() {
        return values.get(Settings.IN_APP_EXCLUDES);
    }

    /**
     * {@return exceptions that are not reported: classes (with their subclasses), simple names, or
     * {@code package.*}: {@code sentry.ignore-exceptions}}
     */
    public List<String> ignoreExceptions() {
        return values.get(Settings.IGNORE_EXCEPTIONS);
    }

    /** {@return the share of events to send, 0.0 to 1.0: {@code sentry.sample-rate}} */
    public double sampleRate() {
        return values.get(Settings.SAMPLE_RATE);
    }

    /**
     * {@code sentry.processors}: what changes or drops events before they are scrubbed, in order.
     *
     * @return the processors; those that mask keys mask {@link #sanitizeKeys()}, too
     */
    public List<Processor> processors() {
        List<Processor> processors = values.get(Settings.PROCESSORS);
        List<String> keys = sanitizeKeys();
        if (processors.isEmpty() || keys.isEmpty()) {
            return processors;
        }
        List<Processor> masking = new ArrayList<>();
        for (Processor processor : processors) {
            masking.add(masking(processor, keys));
        }
        return List.copyOf(masking);
    }

    private static Processor masking(Processor processor, List<String> keys) {
        if (processor instanceof SanitizePasswordsProcessor passwords) {
            return passwords.withKeys(keys);
        }
        return processor instanceof SanitizeKeysProcessor named ? named.withKeys(keys) : processor;
    }

    /**
     * {@return whether secrets are masked in everything that is sent, after all {@linkplain
     * #processors() processors}: {@code sentry.scrub}}
     */
    public boolean scrub() {
        return values.get(Settings.SCRUB);
    }

    /**
     * {@return more keys whose values are masked, in any case, {@code -} and {@code _} alike:
     * {@code sentry.sanitize-keys}}
     */
    public List<String> sanitizeKeys() {
        return values.get(Settings.SANITIZE_KEYS);
    }

    /**
     * {@return whether integrations add client address, user name, cookies and all headers, still
     * scrubbed: {@code sentry.send-default-pii}}
     */
    public boolean sendDefaultPii() {
        return values.get(Settings.SEND_DEFAULT_PII);
    }

    /** {@return the longest request body that is kept: {@code sentry.max-request-body-size}} */
    public RequestBodySize maxRequestBodySize() {
        RequestBodySize size = values.find(Settings.MAX_REQUEST_BODY_SIZE);
        return size == null ? RequestBodySize.NONE : size;
    }

    /**
     * {@return the limit for texts that callers supply, in characters: {@code
     * sentry.string-max-length}}
     */
    public int stringMaxLength() {
        return values.get(Settings.STRING_MAX_LENGTH);
    }

    /** {@return the limit for collections that callers supply: {@code sentry.list-max-length}} */
    public int listMaxLength() {
        return values.get(Settings.LIST_MAX_LENGTH);
    }

    /** {@return whether breadcrumbs are kept: {@code sentry.enable-breadcrumbs}} */
    public boolean enableBreadcrumbs() {
        return values.get(Settings.ENABLE_BREADCRUMBS);
    }

    /** {@return how many breadcrumbs are kept: {@code sentry.max-breadcrumbs}} */
    public int maxBreadcrumbs() {
        return values.get(Settings.MAX_BREADCRUMBS);
    }

    /**
     * {@return whether events without an exception carry the current stack: {@code
     * sentry.auto-log-stacks}}
     */
    public boolean autoLogStacks() {
        return values.get(Settings.AUTO_LOG_STACKS);
    }

    /**
     * {@return whether the arguments of a {@code @Captured} method become variables of its frame:
     * {@code sentry.capture-parameters}}
     */
    public boolean captureParameters() {
        return values.get(Settings.CAPTURE_PARAMETERS);
    }

    /**
     * {@return whether events list the libraries and their versions: {@code
     * sentry.include-versions}}
     */
    public boolean includeVersions() {
        return values.get(Settings.INCLUDE_VERSIONS);
    }

    /**
     * {@return whether frames carry source lines where the source is on the class path: {@code
     * sentry.source-context}}
     */
    public boolean sourceContext() {
        return values.get(Settings.SOURCE_CONTEXT);
    }

    /**
     * {@code sentry.install-sys-hook}: whether uncaught exceptions of all threads are reported.
     *
     * @return the value; by default true in plain Java and false in a container
     */
    public boolean installSysHook() {
        Boolean install = values.find(Settings.INSTALL_SYS_HOOK);
        return install == null ? !inContainer : install;
    }

    /**
     * Tells whether the client shares its JVM with other applications, so that it installs nothing
     * that belongs to the whole process.
     *
     * @return true in a container, false in plain Java
     */
    public boolean inContainer() {
        return inContainer;
    }

    /**
     * {@return the names of the integrations that report to the client, such as {@code servlet};
     * empty in plain Java}
     */
    public List<String> integrations() {
        return integrations;
    }

    /**
     * {@return whether records of {@code java.util.logging} become breadcrumbs: {@code
     * sentry.install-logging-hook}}
     */
    public boolean installLoggingHook() {
        return values.get(Settings.INSTALL_LOGGING_HOOK);
    }

    /**
     * {@code sentry.logging.level}: the level from which records of {@code java.util.logging}
     * become events.
     *
     * @return the value; by default {@code OFF}
     */
    public java.util.logging.Level loggingLevel() {
        java.util.logging.Level level = values.find(Settings.LOGGING_LEVEL);
        return level == null ? java.util.logging.Level.OFF : level;
    }

    /**
     * {@code sentry.logging.breadcrumb-level}: the level from which records of {@code
     * java.util.logging} become breadcrumbs.
     *
     * @return the value; by default {@code INFO}
     */
    public java.util.logging.Level loggingBreadcrumbLevel() {
        java.util.logging.Level level = values.find(Settings.LOGGING_BREADCRUMB_LEVEL);
        return level == null ? java.util.logging.Level.INFO : level;
    }

    /**
     * {@code sentry.logging.mdc-tags}: the keys of the mapped diagnostic context (MDC) whose values
     * become tags of events.
     *
     * @return the keys; by default none
     */
    public List<String> loggingMdcTags() {
        return values.get(Settings.LOGGING_MDC_TAGS);
    }

    /**
     * Tells whether the client listens to {@code java.util.logging}: for breadcrumbs, for events,
     * or for both.
     *
     * @return true unless {@link #installLoggingHook()} or {@link #enableBreadcrumbs()} is false,
     *     or {@link #loggingBreadcrumbLevel()} off, and {@link #loggingLevel()} off as well
     */
    public boolean listensToLogging() {
        // Not by the methods above: java.util.logging is not initialised by this test.
        boolean breadcrumbs =
                installLoggingHook()
                        && enableBreadcrumbs()
                        && !isOff(values.find(Settings.LOGGING_BREADCRUMB_LEVEL), false);
        return breadcrumbs || !isOff(values.find(Settings.LOGGING_LEVEL), true);
    }

    private static boolean isOff(java.util.logging.@Nullable Level level, boolean otherwise) {
        return level == null ? otherwise : level == java.util.logging.Level.OFF;
    }

    /**
     * {@return how {@code @Captured} is enabled, {@code priority} or {@code beans.xml}: {@code
     * sentry.captured}}
     */
    public String captured() {
        return values.get(Settings.CAPTURED);
    }

    /**
     * {@return whether a synchronous transport throws when it cannot deliver: {@code
     * sentry.raise-send-errors}}
     */
    public boolean raiseSendErrors() {
        return values.get(Settings.RAISE_SEND_ERRORS);
    }

    /**
     * {@return how events are delivered, {@code async}, {@code sync} or {@code spool}: {@code
     * sentry.transport}}
     */
    public String transport() {
        return values.get(Settings.TRANSPORT);
    }

    /**
     * Returns the application's own transport.
     *
     * @return the transport, or null if {@link #transport()} names a built-in one
     */
    public @Nullable Transport customTransport() {
        return customTransport;
    }

    /** {@return how long connecting may take: {@code sentry.connect-timeout}} */
    public Duration connectTimeout() {
        return values.get(Settings.CONNECT_TIMEOUT);
    }

    /** {@return how long the server may take to respond: {@code sentry.timeout}} */
    public Duration timeout() {
        return values.get(Settings.TIMEOUT);
    }

    /** {@return how long closing may take: {@code sentry.shutdown-timeout}} */
    public Duration shutdownTimeout() {
        return values.get(Settings.SHUTDOWN_TIMEOUT);
    }

    /** {@return how many events may wait: {@code sentry.queue-size}} */
    public int queueSize() {
        return values.get(Settings.QUEUE_SIZE);
    }

    /** {@return how many bytes of memory waiting events may retain: {@code sentry.queue-bytes}} */
    public long queueBytes() {
        return values.get(Settings.QUEUE_BYTES);
    }

    /** {@return where undelivered events wait on disk, or null: {@code sentry.spool.directory}} */
    public @Nullable Path spoolDirectory() {
        return values.find(Settings.SPOOL_DIRECTORY);
    }

    /**
     * {@return how many bytes of disk undelivered events may take: {@code sentry.spool.max-bytes}}
     */
    public long spoolMaxBytes() {
        return values.get(Settings.SPOOL_MAX_BYTES);
    }

    /** {@return the proxy to the server, or null for the JDK's settings: {@code sentry.proxy}} */
    public @Nullable URI proxy() {
        return values.find(Settings.PROXY);
    }

    /**
     * {@return whether the response to unmapped exceptions of JAX-RS is a problem document: {@code
     * sentry.exception-mapper}}
     */
    public boolean exceptionMapper() {
        return values.get(Settings.EXCEPTION_MAPPER);
    }

    /**
     * {@code sentry.report-status}: tells whether an exception with this HTTP status is reported.
     *
     * @param status an HTTP status
     * @return true if it is among those to report; by default 500 to 599
     */
    public boolean reportsStatus(int status) {
        StatusRanges ranges = values.find(Settings.REPORT_STATUS);
        return ranges == null ? status >= 500 && status <= 599 : ranges.contains(status);
    }

    /**
     * {@return whether responses to requests that reported an event have {@code X-Sentry-ID}:
     * {@code sentry.response-header}}
     */
    public boolean responseHeader() {
        return values.get(Settings.RESPONSE_HEADER);
    }

    /**
     * {@return whether the inbox is started with an application in a container that has no DSN:
     * {@code sentry.dev-inbox}}
     */
    public boolean devInbox() {
        return values.get(Settings.DEV_INBOX);
    }

    /**
     * Tells a value that was given from a default.
     *
     * @param key a key such as {@code sentry.environment}, as documented; not one that a name
     *     follows
     * @return true if these options were given a value for the key, even if it is equal to the
     *     default; false for an unknown key
     */
    public boolean isSet(String key) {
        return values.isSet(key);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Options that
                && values.equals(that.values)
                && Objects.equals(customTransport, that.customTransport)
                && inContainer == that.inContainer
                && integrations.equals(that.integrations);
    }

    @Override
    public int hashCode() {
        return Objects.hash(values, customTransport, inContainer, integrations);
    }

    /**
     * Describes the options for a log line.
     *
     * @return the DSN without its secret, and the keys that were given; no other value
     */
    @Override
    public String toString() {
        return "Options[" + dsn() + ", " + values.keys() + "]";
    }

    /**
     * {@return whether requests are reported whose client went away before the response was
     * written: {@code sentry.report-client-aborts}}
     */
    public boolean reportClientAborts() {
        return values.get(Settings.REPORT_CLIENT_ABORTS);
    }

    /**
     * {@return whether failures of work that is no request are reported by themselves: {@code
     * sentry.background}}
     */
    public boolean background() {
        return values.get(Settings.BACKGROUND);
    }

    /** {@return whether timers check in: {@code sentry.check-ins}} */
    public boolean checkIns() {
        return values.get(Settings.CHECK_INS);
    }

    /**
     * {@code sentry.trusted-proxies}: tells whether the headers {@code Forwarded} and {@code
     * X-Forwarded-*} of a client count.
     *
     * @param address the IP address of the sender of the request; null if it is unknown
     * @return true if it is among the trusted addresses and networks; by default there are none
     */
    public boolean trustsProxy(@Nullable String address) {
        AddressRanges trusted = values.find(Settings.TRUSTED_PROXIES);
        return trusted != null && trusted.contains(address);
    }

    /**
     * {@return the hosts that get the trace headers {@code sentry-trace}, {@code baggage} and
     * {@code traceparent} with outgoing calls: {@code host}, {@code host:port}, {@code *.domain},
     * or {@code *} for all: {@code sentry.trace-propagation-targets}}
     */
    public List<String> tracePropagationTargets() {
        return values.get(Settings.TRACE_PROPAGATION_TARGETS);
    }

    /**
     * Collects values. For each key there is a method that takes the value as it is; where there is
     * one for its text, too, a text that is null or blank stands for the default. Not safe for use
     * by several threads.
     */
    public static final class Builder {

        private SettingValues values;
        private @Nullable Transport customTransport;
        private boolean inContainer;
        private List<String> integrations;

        private Builder(
                SettingValues values,
                @Nullable Transport customTransport,
                boolean inContainer,
                List<String> integrations) {
            this.values = values;
            this.customTransport = customTransport;
            this.inContainer = inContainer;
            this.integrations = integrations;
        }

        private <T> Builder set(Setting<T> setting, T value) {
            values = values.with(setting, value);
            return this;
        }

        private Builder setText(Setting<?> setting, @Nullable String text) {
            values = values.withText(setting, text);
            return this;
        }

        private <E> Builder setAll(Setting<List<E>> setting, E[] elements) {
            for (E element : Objects.requireNonNull(elements, setting.key())) {
                Objects.requireNonNull(element, setting.key());
            }
            return set(setting, List.of(elements));
        }

        /**
         * {@code sentry.dsn}: where events go.
         *
         * @param dsn a DSN; null or blank disables the client
         * @return this builder
         * @throws InvalidDsnException if no event can be sent there
         */
        public Builder dsn(@Nullable String dsn) {
            if (dsn == null || dsn.isBlank()) {
                values = values.without(Settings.DSN);
                return this;
            }
            return set(Settings.DSN, Dsn.parse(dsn));
        }

        /**
         * {@code sentry.enabled}: whether events are sent, whatever the DSN.
         *
         * @param enabled false disables the client
         * @return this builder
         */
        public Builder enabled(boolean enabled) {
            return set(Settings.ENABLED, enabled);
        }

        /**
         * {@code sentry.environment}: where the application runs.
         *
         * @param environment by default {@code production}; at most 64 bytes of UTF-8, without
         *     {@code /}, {@code \} and control characters, and not {@code none}
         * @return this builder
         */
        public Builder environment(@Nullable String environment) {
            return setText(Settings.ENVIRONMENT, environment);
        }

        /**
         * {@code sentry.release}: the version of the application.
         *
         * @param release for example {@code shop@1.4.2}; at most 200 bytes of UTF-8, without {@code
         *     /}, {@code \} and control characters, and not {@code latest}
         * @return this builder
         */
        public Builder release(@Nullable String release) {
            return setText(Settings.RELEASE, release);
        }

        /**
         * {@code sentry.dist}: the build of the release.
         *
         * @param dist a build number; at most 64 of the characters {@code a-z A-Z 0-9 _ . -}
         * @return this builder
         */
        public Builder dist(@Nullable String dist) {
            return setText(Settings.DIST, dist);
        }

        /**
         * {@code sentry.server-name}: the host.
         *
         * @param serverName by default the host name of the machine
         * @return this builder
         */
        public Builder serverName(@Nullable String serverName) {
            return setText(Settings.SERVER_NAME, serverName);
        }

        /**
         * {@code sentry.site}: the value of the tag {@code site}.
         *
         * @param site a name
         * @return this builder
         */
        public Builder site(@Nullable String site) {
            return setText(Settings.SITE, site);
        }

        /**
         * {@code sentry.tags.NAME}: a tag of every event.
         *
         * @param name see {@link EventBuilder#tag}
         * @param value a text
         * @return this builder
         */
        public Builder tag(String name, String value) {
            return set(
                    Settings.TAGS,
                    Map.of(
                            Objects.requireNonNull(name, "name"),
                            Objects.requireNonNull(value, "value")));
        }

        /**
         * {@code sentry.tags.NAME}: tags of every event.
         *
         * @param tags added to what was set before
         * @return this builder
         */
        public Builder tags(Map<String, String> tags) {
            return set(Settings.TAGS, Objects.requireNonNull(tags, "tags"));
        }

        /**
         * {@code sentry.extra.NAME}: extra data of every event.
         *
         * @param name a name
         * @param value any value
         * @return this builder
         */
        public Builder extra(String name, Object value) {
            return set(
                    Settings.EXTRAS,
                    Collections.singletonMap(Objects.requireNonNull(name, "name"), value));
        }

        /**
         * {@code sentry.extra.NAME}: extra data of every event.
         *
         * @param extras added to what was set before
         * @return this builder
         */
        public Builder extras(Map<String, ?> extras) {
            return set(
                    Settings.EXTRAS,
                    Collections.unmodifiableMap(Objects.requireNonNull(extras, "extras")));
        }

        /**
         * {@code sentry.in-app-includes}: package prefixes of the application.
         *
         * @param inAppIncludes replaces what was set before
         * @return this builder
         */
        public Builder inAppIncludes(String... inAppIncludes) {
            return setAll(Settings.IN_APP_INCLUDES, inAppIncludes);
        }

        /**
         * {@code sentry.in-app-excludes}: package prefixes that are not the application.
         *
         * @param inAppExcludes replaces what was set before
         * @return this builder
         */
        public Builder inAppExcludes(String... inAppExcludes) {
            return setAll(Settings.IN_APP_EXCLUDES, inAppExcludes);
        }

        /**
         * {@code sentry.ignore-exceptions}: exceptions that are not reported: classes (with their
         * subclasses), simple names, or {@code package.*}.
         *
         * @param ignoreExceptions replaces what was set before
         * @return this builder
         */
        public Builder ignoreExceptions(String... ignoreExceptions) {
            return setAll(Settings.IGNORE_EXCEPTIONS, ignoreExceptions);
        }

        /**
         * {@code sentry.sample-rate}: the share of events to send.
         *
         * @param sampleRate 0.0 (none) to 1.0 (all)
         * @return this builder
         */
        public Builder sampleRate(double sampleRate) {
            return set(Settings.SAMPLE_RATE, sampleRate);
        }

        /**
         * {@code sentry.processors}: what changes or drops events before they are scrubbed, in
         * order. Secrets are masked after the last of them, whichever they are: see {@link #scrub}.
         *
         * @param processors replaces what was set before
         * @return this builder
         */
        public Builder processors(Processor... processors) {
            return setAll(Settings.PROCESSORS, processors);
        }

        /**
         * {@code sentry.scrub}: whether secrets are masked in everything that is sent, as {@link
         * SanitizePasswordsProcessor} describes. This is always the last step.
         *
         * @param scrub false sends every event as the last processor left it; the client logs that
         *     at its start
         * @return this builder
         */
        public Builder scrub(boolean scrub) {
            return set(Settings.SCRUB, scrub);
        }

        /**
         * {@code sentry.sanitize-keys}: more keys whose values are masked, in any case, {@code -}
         * and {@code _} alike.
         *
         * @param sanitizeKeys replaces what was set before
         * @return this builder
         */
        public Builder sanitizeKeys(String... sanitizeKeys) {
            return setAll(Settings.SANITIZE_KEYS, sanitizeKeys);
        }

        /**
         * {@code sentry.send-default-pii}: whether integrations add client address, user name,
         * cookies and all headers, still scrubbed.
         *
         * @param sendDefaultPii true adds them
         * @return this builder
         */
        public Builder sendDefaultPii(boolean sendDefaultPii) {
            return set(Settings.SEND_DEFAULT_PII, sendDefaultPii);
        }

        /**
         * {@code sentry.max-request-body-size}: the longest request body that is kept.
         *
         * @param maxRequestBodySize a size
         * @return this builder
         */
        public Builder maxRequestBodySize(RequestBodySize maxRequestBodySize) {
            return set(Settings.MAX_REQUEST_BODY_SIZE, maxRequestBodySize);
        }

        /**
         * {@code sentry.max-request-body-size}: the longest request body that is kept.
         *
         * @param maxRequestBodySize {@code none}, {@code small}, {@code medium} or {@code always}
         * @return this builder
         */
        public Builder maxRequestBodySize(@Nullable String maxRequestBodySize) {
            return setText(Settings.MAX_REQUEST_BODY_SIZE, maxRequestBodySize);
        }

        /**
         * {@code sentry.string-max-length}: the limit for texts that callers supply.
         *
         * @param stringMaxLength characters, 1 to 100000
         * @return this builder
         */
        public Builder stringMaxLength(int stringMaxLength) {
            return set(Settings.STRING_MAX_LENGTH, stringMaxLength);
        }

        /**
         * {@code sentry.list-max-length}: the limit for collections that callers supply.
         *
         * @param listMaxLength elements, 1 to 10000
         * @return this builder
         */
        public Builder listMaxLength(int listMaxLength) {
            return set(Settings.LIST_MAX_LENGTH, listMaxLength);
        }

        /**
         * {@code sentry.enable-breadcrumbs}: whether breadcrumbs are kept.
         *
         * @param enableBreadcrumbs false keeps none
         * @return this builder
         */
        public Builder enableBreadcrumbs(boolean enableBreadcrumbs) {
            return set(Settings.ENABLE_BREADCRUMBS, enableBreadcrumbs);
        }

        /**
         * {@code sentry.max-breadcrumbs}: how many breadcrumbs are kept.
         *
         * @param maxBreadcrumbs 0 to 1000
         * @return this builder
         */
        public Builder maxBreadcrumbs(int maxBreadcrumbs) {
            return set(Settings.MAX_BREADCRUMBS, maxBreadcrumbs);
        }

        /**
         * {@code sentry.auto-log-stacks}: whether events without an exception carry the current
         * stack.
         *
         * @param autoLogStacks true adds it
         * @return this builder
         */
        public Builder autoLogStacks(boolean autoLogStacks) {
            return set(Settings.AUTO_LOG_STACKS, autoLogStacks);
        }

        /**
         * {@code sentry.capture-parameters}: whether the arguments of a {@code @Captured} method
         * become variables of its frame.
         *
         * @param captureParameters true adds them, scrubbed
         * @return this builder
         */
        public Builder captureParameters(boolean captureParameters) {
            return set(Settings.CAPTURE_PARAMETERS, captureParameters);
        }

        /**
         * {@code sentry.include-versions}: whether events list the libraries and their versions.
         *
         * @param includeVersions false leaves them out
         * @return this builder
         */
        public Builder includeVersions(boolean includeVersions) {
            return set(Settings.INCLUDE_VERSIONS, includeVersions);
        }

        /**
         * {@code sentry.source-context}: whether frames carry source lines where the source is on
         * the class path.
         *
         * @param sourceContext false leaves them out
         * @return this builder
         */
        public Builder sourceContext(boolean sourceContext) {
            return set(Settings.SOURCE_CONTEXT, sourceContext);
        }

        /**
         * {@code sentry.install-sys-hook}: whether uncaught exceptions of all threads are reported.
         *
         * @param installSysHook false installs nothing
         * @return this builder
         */
        public Builder installSysHook(boolean installSysHook) {
            return set(Settings.INSTALL_SYS_HOOK, installSysHook);
        }

        /**
         * Whether the client shares its JVM with others. It finds out by itself whether it was
         * loaded together with the application or by a container; integrations know better.
         *
         * @param inContainer true in a container, false in plain Java
         * @return this builder
         */
        public Builder inContainer(boolean inContainer) {
            this.inContainer = inContainer;
            return this;
        }

        /**
         * Sets which integrations report to the client. The log line at the start of an application
         * and its events show them. Integrations set this themselves.
         *
         * @param integrations names, such as {@code servlet}; replaces what was set before
         * @return this builder
         */
        public Builder integrations(String... integrations) {
            this.integrations = List.of(integrations);
            return this;
        }

        /**
         * {@code sentry.install-logging-hook}: whether records of {@code java.util.logging} become
         * breadcrumbs.
         *
         * @param installLoggingHook false installs nothing
         * @return this builder
         */
        public Builder installLoggingHook(boolean installLoggingHook) {
            return set(Settings.INSTALL_LOGGING_HOOK, installLoggingHook);
        }

        /**
         * {@code sentry.logging.level}: the level from which records of {@code java.util.logging}
         * become events.
         *
         * @param loggingLevel a level; {@code OFF} makes no events
         * @return this builder
         */
        public Builder loggingLevel(java.util.logging.Level loggingLevel) {
            return set(Settings.LOGGING_LEVEL, loggingLevel);
        }

        /**
         * {@code sentry.logging.level}: the level from which records of {@code java.util.logging}
         * become events.
         *
         * @param loggingLevel the name of a level, such as {@code SEVERE}
         * @return this builder
         */
        public Builder loggingLevel(@Nullable String loggingLevel) {
            return setText(Settings.LOGGING_LEVEL, loggingLevel);
        }

        /**
         * {@code sentry.logging.mdc-tags}: the keys of the mapped diagnostic context (MDC) of
         * SLF4J, Log4j and the JBoss LogManager whose values become tags of events.
         *
         * @param keys the keys; replaces what was set before
         * @return this builder
         */
        public Builder loggingMdcTags(String... keys) {
            return setAll(Settings.LOGGING_MDC_TAGS, keys);
        }

        /**
         * {@code sentry.logging.breadcrumb-level}: the level from which records of {@code
         * java.util.logging} become breadcrumbs.
         *
         * @param loggingBreadcrumbLevel a level; {@code OFF} makes no breadcrumbs
         * @return this builder
         */
        public Builder loggingBreadcrumbLevel(java.util.logging.Level loggingBreadcrumbLevel) {
            return set(Settings.LOGGING_BREADCRUMB_LEVEL, loggingBreadcrumbLevel);
        }

        /**
         * {@code sentry.logging.breadcrumb-level}: the level from which records of {@code
         * java.util.logging} become breadcrumbs.
         *
         * @param loggingBreadcrumbLevel the name of a level, such as {@code SEVERE}
         * @return this builder
         */
        public Builder loggingBreadcrumbLevel(@Nullable String loggingBreadcrumbLevel) {
            return setText(Settings.LOGGING_BREADCRUMB_LEVEL, loggingBreadcrumbLevel);
        }

        /**
         * {@code sentry.captured}: how {@code @Captured} is enabled.
         *
         * @param captured {@code priority} in every archive, or {@code beans.xml} where its
         *     interceptor is listed
         * @return this builder
         */
        public Builder captured(@Nullable String captured) {
            return setText(Settings.CAPTURED, captured);
        }

        /**
         * {@code sentry.raise-send-errors}: whether a synchronous transport throws when it cannot
         * deliver.
         *
         * @param raiseSendErrors true throws
         * @return this builder
         */
        public Builder raiseSendErrors(boolean raiseSendErrors) {
            return set(Settings.RAISE_SEND_ERRORS, raiseSendErrors);
        }

        /**
         * {@code sentry.transport}: how events are delivered.
         *
         * @param transport {@code async} from a queue in memory, {@code sync} on the calling
         *     thread, or {@code spool} from a queue and from disk, where events survive the
         *     process; see {@link #spoolDirectory}
         * @return this builder
         */
        public Builder transport(@Nullable String transport) {
            return setText(Settings.TRANSPORT, transport);
        }

        /**
         * Delivers events by a transport of the application's own.
         *
         * @param transport used instead of HTTP, on the threads that {@link Transport} names;
         *     closed with the client
         * @return this builder
         */
        public Builder transport(Transport transport) {
            customTransport = Objects.requireNonNull(transport, "transport");
            return this;
        }

        /**
         * {@code sentry.connect-timeout}: how long connecting may take.
         *
         * @param connectTimeout more than zero, at most a day
         * @return this builder
         */
        public Builder connectTimeout(Duration connectTimeout) {
            return set(Settings.CONNECT_TIMEOUT, connectTimeout);
        }

        /**
         * {@code sentry.timeout}: how long the server may take to respond.
         *
         * @param timeout more than zero, at most a day
         * @return this builder
         */
        public Builder timeout(Duration timeout) {
            return set(Settings.TIMEOUT, timeout);
        }

        /**
         * {@code sentry.shutdown-timeout}: how long closing may take.
         *
         * @param shutdownTimeout zero or more, at most a day
         * @return this builder
         */
        public Builder shutdownTimeout(Duration shutdownTimeout) {
            return set(Settings.SHUTDOWN_TIMEOUT, shutdownTimeout);
        }

        /**
         * {@code sentry.queue-size}: how many events may wait.
         *
         * @param queueSize 1 to 1000000
         * @return this builder
         */
        public Builder queueSize(int queueSize) {
            return set(Settings.QUEUE_SIZE, queueSize);
        }

        /**
         * {@code sentry.queue-bytes}: how much memory waiting events may retain.
         *
         * @param queueBytes bytes, an estimate; at least 64 KiB
         * @return this builder
         */
        public Builder queueBytes(long queueBytes) {
            return set(Settings.QUEUE_BYTES, queueBytes);
        }

        /**
         * {@code sentry.spool.directory}: where undelivered events wait on disk, with {@code
         * sentry.transport=spool}. Several processes may share it. A file that the spool cannot
         * read is kept there under a name that ends with {@code .rejected}.
         *
         * @param spoolDirectory a directory that is, or can be, created; for this purpose alone;
         *     null for none
         * @return this builder
         */
        public Builder spoolDirectory(@Nullable Path spoolDirectory) {
            if (spoolDirectory == null) {
                values = values.without(Settings.SPOOL_DIRECTORY);
                return this;
            }
            return set(Settings.SPOOL_DIRECTORY, spoolDirectory);
        }

        /**
         * {@code sentry.spool.max-bytes}: how much disk the undelivered events for one DSN may
         * take; clients that share a directory share this in equal parts. Beyond it the oldest give
         * way, as do those of more than 30 days.
         *
         * @param spoolMaxBytes bytes, at least 1 MiB
         * @return this builder
         */
        public Builder spoolMaxBytes(long spoolMaxBytes) {
            return set(Settings.SPOOL_MAX_BYTES, spoolMaxBytes);
        }

        /**
         * {@code sentry.proxy}: the proxy to the server, instead of the JDK's settings. User and
         * password are given to it at once.
         *
         * @param proxy {@code http://[user:password@]host:port}
         * @return this builder
         */
        public Builder proxy(@Nullable String proxy) {
            return setText(Settings.PROXY, proxy);
        }

        /**
         * {@code sentry.exception-mapper}: whether the response to unmapped exceptions of JAX-RS is
         * a problem document.
         *
         * @param exceptionMapper false leaves the response to the server
         * @return this builder
         */
        public Builder exceptionMapper(boolean exceptionMapper) {
            return set(Settings.EXCEPTION_MAPPER, exceptionMapper);
        }

        /**
         * {@code sentry.report-status}: which HTTP statuses are reported.
         *
         * @param reportStatus statuses and ranges, such as {@code 408,500-599}
         * @return this builder
         */
        public Builder reportStatus(@Nullable String reportStatus) {
            return setText(Settings.REPORT_STATUS, reportStatus);
        }

        /**
         * {@code sentry.response-header}: whether responses to requests that reported an event have
         * {@code X-Sentry-ID}.
         *
         * @param responseHeader false leaves it out
         * @return this builder
         */
        public Builder responseHeader(boolean responseHeader) {
            return set(Settings.RESPONSE_HEADER, responseHeader);
        }

        /**
         * {@code sentry.dev-inbox}: whether {@code org.ravenee:raven-inbox} is started with an
         * application in a container, for development. It is not started if there is a DSN, or if
         * the environment is set to {@code production}.
         *
         * @param devInbox true starts it
         * @return this builder
         */
        public Builder devInbox(boolean devInbox) {
            return set(Settings.DEV_INBOX, devInbox);
        }

        /**
         * {@code sentry.report-client-aborts}: whether requests are reported whose client went away
         * before the response was written.
         *
         * @param reportClientAborts true reports them as any other failure
         * @return this builder
         */
        public Builder reportClientAborts(boolean reportClientAborts) {
            return set(Settings.REPORT_CLIENT_ABORTS, reportClientAborts);
        }

        /**
         * {@code sentry.background}: whether failures of work that is no request are reported by
         * themselves.
         *
         * @param background false leaves them to {@code @Captured} and to the application
         * @return this builder
         */
        public Builder background(boolean background) {
            return set(Settings.BACKGROUND, background);
        }

        /**
         * {@code sentry.check-ins}: whether {@code @Schedule} and other timers, and methods with
         * {@code @CheckIn}, tell the server when they begin and end.
         *
         * @param checkIns true sends check-ins
         * @return this builder
         */
        public Builder checkIns(boolean checkIns) {
            return set(Settings.CHECK_INS, checkIns);
        }

        /**
         * {@code sentry.trusted-proxies}: whose headers {@code Forwarded} and {@code X-Forwarded-*}
         * count.
         *
         * @param trustedProxies IP addresses and networks, such as {@code 10.0.0.0/8}; replaces
         *     what was set before
         * @return this builder
         */
        public Builder trustedProxies(String... trustedProxies) {
            return setText(Settings.TRUSTED_PROXIES, String.join(",", trustedProxies));
        }

        /**
         * {@code sentry.trace-propagation-targets}: the hosts that get trace headers with outgoing
         * calls.
         *
         * @param hosts {@code example.com}, {@code example.com:8443}, {@code *.example.com}, or
         *     {@code *} for all; replaces what was set before
         * @return this builder
         */
        public Builder tracePropagationTargets(String... hosts) {
            return setAll(Settings.TRACE_PROPAGATION_TARGETS, hosts);
        }

        /**
         * Returns the options.
         *
         * @return immutable options
         * @throws IllegalArgumentException if events shall be spooled and there is no directory
         */
        public Options build() {
            Configuration.checkTogether(values);
            return new Options(values, customTransport, inContainer, integrations);
        }
    }
}
