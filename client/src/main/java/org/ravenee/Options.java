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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ravenee.internal.config.Configuration;
import org.ravenee.internal.config.Require;
import org.ravenee.internal.config.StatusRanges;
import org.ravenee.processors.SanitizeKeysProcessor;
import org.ravenee.processors.SanitizePasswordsProcessor;

/**
 * Every setting of a client: immutable, validated, one method for each {@code sentry.*} key.
 *
 * <p>{@link #of} takes the keys themselves and reports everything that is wrong at once; the
 * {@linkplain #builder() builder} checks each value as it is set. Both throw {@link
 * IllegalArgumentException} with key, value and what is allowed, and never with a secret.
 */
public final class Options {

    private final Values values;

    private Options(Values values) {
        this.values = values;
        values.tags = Collections.unmodifiableMap(values.tags);
        values.extras = Collections.unmodifiableMap(values.extras);
        values.processors = masking(values.processors, values.sanitizeKeys);
    }

    /** The keys to mask belong to every processor that masks, in whatever order they were set. */
    private static List<Processor> masking(List<Processor> processors, List<String> keys) {
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
     * Starts with the defaults; no environment is looked at.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder(new Values());
    }

    /**
     * Reads settings by their keys, such as {@code sentry.sample-rate}; the names of environment
     * variables, such as {@code SENTRY_SAMPLE_RATE}, are understood too. A key that is unknown is
     * warned about once, with the nearest known one. Blank values count as absent.
     *
     * @param settings keys and values; keys that do not begin with {@code sentry.} are ignored
     * @return the options
     * @throws IllegalArgumentException if any value is unusable; the message lists all of them
     */
    public static Options of(Map<String, String> settings) {
        return Configuration.read(settings);
    }

    /**
     * Reads settings from system properties, which win, and the environment.
     *
     * @return the options
     * @throws IllegalArgumentException if any value is unusable; the message lists all of them
     */
    public static Options fromEnvironment() {
        return of(Configuration.environment());
    }

    /**
     * Reads settings from system properties and the environment, except for the DSN.
     *
     * @param dsn where events go; blank disables the client
     * @return the options
     * @throws InvalidDsnException if no event can be sent there
     * @throws IllegalArgumentException if any other value is unusable
     */
    public static Options fromEnvironment(String dsn) {
        Map<String, String> settings = Configuration.environment();
        settings.remove("sentry.dsn");
        return of(settings).toBuilder().dsn(dsn).build();
    }

    /**
     * Returns the keys of all settings.
     *
     * @return keys such as {@code sentry.dsn}; those of maps end with a dot, as {@code
     *     sentry.tags.}
     */
    public static Set<String> keys() {
        return Configuration.keys();
    }

    /**
     * Starts from these options.
     *
     * @return a builder with every setting of these options
     */
    public Builder toBuilder() {
        return new Builder(values.copy());
    }

    /**
     * {@code sentry.dsn}: where events go.
     *
     * @return the setting
     */
    public @Nullable Dsn dsn() {
        return values.dsn;
    }

    /**
     * {@code sentry.enabled}: whether events are sent, whatever the DSN.
     *
     * @return the setting
     */
    public boolean enabled() {
        return values.enabled;
    }

    /**
     * {@code sentry.environment}: where the application runs.
     *
     * @return the setting
     */
    public @Nullable String environment() {
        return values.environment;
    }

    /**
     * {@code sentry.release}: the version of the application.
     *
     * @return the setting
     */
    public @Nullable String release() {
        return values.release;
    }

    /**
     * {@code sentry.dist}: the build of the release.
     *
     * @return the setting
     */
    public @Nullable String dist() {
        return values.dist;
    }

    /**
     * {@code sentry.server-name}: the host, instead of the host name of the machine.
     *
     * @return the setting
     */
    public @Nullable String serverName() {
        return values.serverName;
    }

    /**
     * {@code sentry.site}: the value of the tag {@code site}.
     *
     * @return the setting
     */
    public @Nullable String site() {
        return values.site;
    }

    /**
     * {@code sentry.send-default-pii}: whether integrations add client address, user name, cookies
     * and all headers, still scrubbed.
     *
     * @return the setting
     */
    public boolean sendDefaultPii() {
        return values.sendDefaultPii;
    }

    /**
     * {@code sentry.sample-rate}: the share of events to send.
     *
     * @return the setting
     */
    public double sampleRate() {
        return values.sampleRate;
    }

    /**
     * {@code sentry.max-request-body-size}: the longest request body that is kept.
     *
     * @return the setting
     */
    public RequestBodySize maxRequestBodySize() {
        RequestBodySize size = values.maxRequestBodySize;
        return size == null ? RequestBodySize.NONE : size;
    }

    /**
     * {@code sentry.string-max-length}: the limit for texts that callers supply.
     *
     * @return the setting
     */
    public int stringMaxLength() {
        return values.stringMaxLength;
    }

    /**
     * {@code sentry.list-max-length}: the limit for collections that callers supply.
     *
     * @return the setting
     */
    public int listMaxLength() {
        return values.listMaxLength;
    }

    /**
     * {@code sentry.enable-breadcrumbs}: whether breadcrumbs are kept.
     *
     * @return the setting
     */
    public boolean enableBreadcrumbs() {
        return values.enableBreadcrumbs;
    }

    /**
     * {@code sentry.max-breadcrumbs}: how many breadcrumbs are kept.
     *
     * @return the setting
     */
    public int maxBreadcrumbs() {
        return values.maxBreadcrumbs;
    }

    /**
     * {@code sentry.auto-log-stacks}: whether events without an exception carry the current stack.
     *
     * @return the setting
     */
    public boolean autoLogStacks() {
        return values.autoLogStacks;
    }

    /**
     * {@code sentry.capture-parameters}: whether the arguments of a {@code @Captured} method become
     * variables of its frame.
     *
     * @return the setting
     */
    public boolean captureParameters() {
        return values.captureParameters;
    }

    /**
     * {@code sentry.include-versions}: whether events list the libraries and their versions.
     *
     * @return the setting
     */
    public boolean includeVersions() {
        return values.includeVersions;
    }

    /**
     * {@code sentry.source-context}: whether frames carry source lines where the source is on the
     * class path.
     *
     * @return the setting
     */
    public boolean sourceContext() {
        return values.sourceContext;
    }

    /**
     * {@code sentry.install-sys-hook}: whether uncaught exceptions of all threads are reported.
     *
     * @return the setting; if there is none, true in plain Java and false in a container
     */
    public boolean installSysHook() {
        Boolean install = values.installSysHook;
        return install == null ? !values.inContainer : install;
    }

    /**
     * Tells whether the client shares its JVM with others, and must leave alone what is theirs,
     * too.
     *
     * @return true in a container, false in plain Java
     */
    public boolean inContainer() {
        return values.inContainer;
    }

    /**
     * {@code sentry.install-logging-hook}: whether records of {@code java.util.logging} become
     * breadcrumbs.
     *
     * @return the setting
     */
    public boolean installLoggingHook() {
        return values.installLoggingHook;
    }

    /**
     * {@code sentry.logging.level}: the level from which records of {@code java.util.logging}
     * become events.
     *
     * @return the setting
     */
    public java.util.logging.Level loggingLevel() {
        java.util.logging.Level level = values.loggingLevel;
        return level == null ? java.util.logging.Level.OFF : level;
    }

    /**
     * {@code sentry.logging.breadcrumb-level}: the level from which records of {@code
     * java.util.logging} become breadcrumbs.
     *
     * @return the setting
     */
    public java.util.logging.Level loggingBreadcrumbLevel() {
        java.util.logging.Level level = values.loggingBreadcrumbLevel;
        return level == null ? java.util.logging.Level.INFO : level;
    }

    /**
     * Tells whether the client listens to {@code java.util.logging}: for breadcrumbs, for events,
     * or for both.
     *
     * @return true unless {@link #installLoggingHook()} or {@link #enableBreadcrumbs()} is false,
     *     or {@link #loggingBreadcrumbLevel()} off, and {@link #loggingLevel()} off as well
     */
    public boolean listensToLogging() {
        // Only where a level is set: java.util.logging need not start to say what its levels are.
        boolean breadcrumbs =
                values.installLoggingHook
                        && values.enableBreadcrumbs
                        && !isOff(values.loggingBreadcrumbLevel, false);
        return breadcrumbs || !isOff(values.loggingLevel, true);
    }

    private static boolean isOff(java.util.logging.@Nullable Level level, boolean otherwise) {
        return level == null ? otherwise : level == java.util.logging.Level.OFF;
    }

    /**
     * {@code sentry.captured}: how {@code @Captured} is enabled.
     *
     * @return the setting
     */
    public String captured() {
        return values.captured;
    }

    /**
     * {@code sentry.raise-send-errors}: whether a synchronous transport throws when it cannot
     * deliver.
     *
     * @return the setting
     */
    public boolean raiseSendErrors() {
        return values.raiseSendErrors;
    }

    /**
     * {@code sentry.connect-timeout}: how long connecting may take.
     *
     * @return the setting
     */
    public Duration connectTimeout() {
        return values.connectTimeout;
    }

    /**
     * {@code sentry.timeout}: how long the server may take to answer.
     *
     * @return the setting
     */
    public Duration timeout() {
        return values.timeout;
    }

    /**
     * {@code sentry.shutdown-timeout}: how long closing may take.
     *
     * @return the setting
     */
    public Duration shutdownTimeout() {
        return values.shutdownTimeout;
    }

    /**
     * {@code sentry.queue-size}: how many events may wait.
     *
     * @return the setting
     */
    public int queueSize() {
        return values.queueSize;
    }

    /**
     * {@code sentry.queue-bytes}: how much memory waiting events may retain.
     *
     * @return the setting
     */
    public long queueBytes() {
        return values.queueBytes;
    }

    /**
     * {@code sentry.spool.directory}: where undelivered events wait on disk.
     *
     * @return the setting
     */
    public @Nullable Path spoolDirectory() {
        return values.spoolDirectory;
    }

    /**
     * {@code sentry.spool.max-bytes}: how much disk undelivered events may take.
     *
     * @return the setting
     */
    public long spoolMaxBytes() {
        return values.spoolMaxBytes;
    }

    /**
     * {@code sentry.proxy}: the proxy to the server, instead of the JDK's settings.
     *
     * @return the setting
     */
    public @Nullable URI proxy() {
        return values.proxy;
    }

    /**
     * {@code sentry.exception-mapper}: whether unmapped exceptions of JAX-RS are answered with a
     * problem document.
     *
     * @return the setting
     */
    public boolean exceptionMapper() {
        return values.exceptionMapper;
    }

    /**
     * {@code sentry.response-header}: whether answers of requests that reported an event have
     * {@code X-Sentry-ID}.
     *
     * @return the setting
     */
    public boolean responseHeader() {
        return values.responseHeader;
    }

    /**
     * {@code sentry.in-app-includes}: package prefixes of the application.
     *
     * @return the setting
     */
    public List<String> inAppIncludes() {
        return values.inAppIncludes;
    }

    /**
     * {@code sentry.in-app-excludes}: package prefixes that are not the application.
     *
     * @return the setting
     */
    public List<String> inAppExcludes() {
        return values.inAppExcludes;
    }

    /**
     * {@code sentry.ignore-exceptions}: exceptions that are not reported: classes (with their
     * subclasses), simple names, or {@code package.*}.
     *
     * @return the setting
     */
    public List<String> ignoreExceptions() {
        return values.ignoreExceptions;
    }

    /**
     * {@code sentry.sanitize-keys}: more keys whose values are masked, in any case, {@code -} and
     * {@code _} alike.
     *
     * @return the setting
     */
    public List<String> sanitizeKeys() {
        return values.sanitizeKeys;
    }

    /**
     * {@code sentry.tags.NAME}: tags of every event.
     *
     * @return the setting
     */
    public Map<String, String> tags() {
        return values.tags;
    }

    /**
     * {@code sentry.extra.NAME}: particulars of every event.
     *
     * @return the setting
     */
    public Map<String, Object> extras() {
        return values.extras;
    }

    /**
     * {@code sentry.processors}: what changes or drops events before they are scrubbed, in order.
     *
     * @return the setting
     */
    public List<Processor> processors() {
        return values.processors;
    }

    /**
     * {@code sentry.scrub}: whether secrets are masked in everything that is sent, after all
     * {@linkplain #processors() processors}.
     *
     * @return the setting
     */
    public boolean scrub() {
        return values.scrub;
    }

    /**
     * {@code sentry.transport}: how events are delivered.
     *
     * @return the setting
     */
    public String transport() {
        return values.transport;
    }

    /**
     * Returns the application's own transport.
     *
     * @return the transport, or null if {@link #transport()} names a built-in one
     */
    public @Nullable Transport customTransport() {
        return values.customTransport;
    }

    /**
     * {@code sentry.report-status}: tells whether an HTTP answer is reported.
     *
     * @param status an HTTP status
     * @return true if it is among those to report; by default 500 to 599
     */
    public boolean reportsStatus(int status) {
        StatusRanges ranges = values.reportStatus;
        return ranges == null ? status >= 500 && status <= 599 : ranges.contains(status);
    }

    /** Collects settings. Not safe for use by several threads. */
    public static final class Builder {

        private final Values values;

        private Builder(Values values) {
            this.values = values;
        }

        /**
         * {@code sentry.dsn}: where events go.
         *
         * @param dsn a DSN; null or blank disables the client
         * @return this builder
         */
        public Builder dsn(@Nullable String dsn) {
            values.dsn = dsn == null || dsn.isBlank() ? null : Dsn.parse(dsn);
            return this;
        }

        /**
         * {@code sentry.enabled}: whether events are sent, whatever the DSN.
         *
         * @param enabled false disables the client
         * @return this builder
         */
        public Builder enabled(boolean enabled) {
            values.enabled = enabled;
            return this;
        }

        /**
         * {@code sentry.environment}: where the application runs.
         *
         * @param environment for example {@code production}
         * @return this builder
         */
        public Builder environment(@Nullable String environment) {
            values.environment = environment;
            return this;
        }

        /**
         * {@code sentry.release}: the version of the application.
         *
         * @param release for example {@code shop@1.4.2}
         * @return this builder
         */
        public Builder release(@Nullable String release) {
            values.release = release;
            return this;
        }

        /**
         * {@code sentry.dist}: the build of the release.
         *
         * @param dist a build number
         * @return this builder
         */
        public Builder dist(@Nullable String dist) {
            values.dist = dist;
            return this;
        }

        /**
         * {@code sentry.server-name}: the host, instead of the host name of the machine.
         *
         * @param serverName a host name
         * @return this builder
         */
        public Builder serverName(@Nullable String serverName) {
            values.serverName = serverName;
            return this;
        }

        /**
         * {@code sentry.site}: the value of the tag {@code site}.
         *
         * @param site a name
         * @return this builder
         */
        public Builder site(@Nullable String site) {
            values.site = site;
            return this;
        }

        /**
         * {@code sentry.send-default-pii}: whether integrations add client address, user name,
         * cookies and all headers, still scrubbed.
         *
         * @param sendDefaultPii true adds them
         * @return this builder
         */
        public Builder sendDefaultPii(boolean sendDefaultPii) {
            values.sendDefaultPii = sendDefaultPii;
            return this;
        }

        /**
         * {@code sentry.sample-rate}: the share of events to send.
         *
         * @param sampleRate 0.0 (none) to 1.0 (all)
         * @return this builder
         */
        public Builder sampleRate(double sampleRate) {
            Require.between("sentry.sample-rate", sampleRate, 0.0, 1.0);
            values.sampleRate = sampleRate;
            return this;
        }

        /**
         * {@code sentry.max-request-body-size}: the longest request body that is kept.
         *
         * @param maxRequestBodySize a size
         * @return this builder
         */
        public Builder maxRequestBodySize(RequestBodySize maxRequestBodySize) {
            values.maxRequestBodySize = maxRequestBodySize;
            return this;
        }

        /**
         * {@code sentry.max-request-body-size}: the longest request body that is kept.
         *
         * @param maxRequestBodySize {@code none}, {@code small}, {@code medium} or {@code always}
         * @return this builder
         */
        public Builder maxRequestBodySize(String maxRequestBodySize) {
            return maxRequestBodySize(
                    Require.constant(
                            "sentry.max-request-body-size",
                            RequestBodySize.class,
                            maxRequestBodySize));
        }

        /**
         * {@code sentry.string-max-length}: the limit for texts that callers supply.
         *
         * @param stringMaxLength characters, 1 to 100000
         * @return this builder
         */
        public Builder stringMaxLength(int stringMaxLength) {
            Require.between("sentry.string-max-length", stringMaxLength, 1, 100_000);
            values.stringMaxLength = stringMaxLength;
            return this;
        }

        /**
         * {@code sentry.list-max-length}: the limit for collections that callers supply.
         *
         * @param listMaxLength elements, 1 to 10000
         * @return this builder
         */
        public Builder listMaxLength(int listMaxLength) {
            Require.between("sentry.list-max-length", listMaxLength, 1, 10_000);
            values.listMaxLength = listMaxLength;
            return this;
        }

        /**
         * {@code sentry.enable-breadcrumbs}: whether breadcrumbs are kept.
         *
         * @param enableBreadcrumbs false keeps none
         * @return this builder
         */
        public Builder enableBreadcrumbs(boolean enableBreadcrumbs) {
            values.enableBreadcrumbs = enableBreadcrumbs;
            return this;
        }

        /**
         * {@code sentry.max-breadcrumbs}: how many breadcrumbs are kept.
         *
         * @param maxBreadcrumbs 0 to 1000
         * @return this builder
         */
        public Builder maxBreadcrumbs(int maxBreadcrumbs) {
            Require.between("sentry.max-breadcrumbs", maxBreadcrumbs, 0, 1000);
            values.maxBreadcrumbs = maxBreadcrumbs;
            return this;
        }

        /**
         * {@code sentry.auto-log-stacks}: whether events without an exception carry the current
         * stack.
         *
         * @param autoLogStacks true adds it
         * @return this builder
         */
        public Builder autoLogStacks(boolean autoLogStacks) {
            values.autoLogStacks = autoLogStacks;
            return this;
        }

        /**
         * {@code sentry.capture-parameters}: whether the arguments of a {@code @Captured} method
         * become variables of its frame.
         *
         * @param captureParameters true adds them, scrubbed
         * @return this builder
         */
        public Builder captureParameters(boolean captureParameters) {
            values.captureParameters = captureParameters;
            return this;
        }

        /**
         * {@code sentry.include-versions}: whether events list the libraries and their versions.
         *
         * @param includeVersions false leaves them out
         * @return this builder
         */
        public Builder includeVersions(boolean includeVersions) {
            values.includeVersions = includeVersions;
            return this;
        }

        /**
         * {@code sentry.source-context}: whether frames carry source lines where the source is on
         * the class path.
         *
         * @param sourceContext false leaves them out
         * @return this builder
         */
        public Builder sourceContext(boolean sourceContext) {
            values.sourceContext = sourceContext;
            return this;
        }

        /**
         * {@code sentry.install-sys-hook}: whether uncaught exceptions of all threads are reported.
         *
         * @param installSysHook false installs nothing
         * @return this builder
         */
        public Builder installSysHook(boolean installSysHook) {
            values.installSysHook = installSysHook;
            return this;
        }

        /**
         * Whether the client shares its JVM with others. It finds out by itself whether it was
         * loaded together with the application or by a container; integrations know better.
         *
         * @param inContainer true in a container, false in plain Java
         * @return this builder
         */
        public Builder inContainer(boolean inContainer) {
            values.inContainer = inContainer;
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
            values.installLoggingHook = installLoggingHook;
            return this;
        }

        /**
         * {@code sentry.logging.level}: the level from which records of {@code java.util.logging}
         * become events.
         *
         * @param loggingLevel a level; {@code OFF} makes no events
         * @return this builder
         */
        public Builder loggingLevel(java.util.logging.Level loggingLevel) {
            values.loggingLevel = loggingLevel;
            return this;
        }

        /**
         * {@code sentry.logging.level}: the level from which records of {@code java.util.logging}
         * become events.
         *
         * @param loggingLevel the name of a level, such as {@code SEVERE}
         * @return this builder
         */
        public Builder loggingLevel(String loggingLevel) {
            return loggingLevel(Require.logLevel("sentry.logging.level", loggingLevel));
        }

        /**
         * {@code sentry.logging.breadcrumb-level}: the level from which records of {@code
         * java.util.logging} become breadcrumbs.
         *
         * @param loggingBreadcrumbLevel a level; {@code OFF} makes no breadcrumbs
         * @return this builder
         */
        public Builder loggingBreadcrumbLevel(java.util.logging.Level loggingBreadcrumbLevel) {
            values.loggingBreadcrumbLevel = loggingBreadcrumbLevel;
            return this;
        }

        /**
         * {@code sentry.logging.breadcrumb-level}: the level from which records of {@code
         * java.util.logging} become breadcrumbs.
         *
         * @param loggingBreadcrumbLevel the name of a level, such as {@code SEVERE}
         * @return this builder
         */
        public Builder loggingBreadcrumbLevel(String loggingBreadcrumbLevel) {
            return loggingBreadcrumbLevel(
                    Require.logLevel("sentry.logging.breadcrumb-level", loggingBreadcrumbLevel));
        }

        /**
         * {@code sentry.captured}: how {@code @Captured} is enabled.
         *
         * @param captured {@code priority} in every archive, or {@code beans.xml} where its
         *     interceptor is listed
         * @return this builder
         */
        public Builder captured(String captured) {
            Require.oneOf("sentry.captured", captured, "priority", "beans.xml");
            values.captured = captured;
            return this;
        }

        /**
         * {@code sentry.raise-send-errors}: whether a synchronous transport throws when it cannot
         * deliver.
         *
         * @param raiseSendErrors true throws
         * @return this builder
         */
        public Builder raiseSendErrors(boolean raiseSendErrors) {
            values.raiseSendErrors = raiseSendErrors;
            return this;
        }

        /**
         * {@code sentry.connect-timeout}: how long connecting may take.
         *
         * @param connectTimeout more than zero
         * @return this builder
         */
        public Builder connectTimeout(Duration connectTimeout) {
            Require.positive("sentry.connect-timeout", connectTimeout);
            values.connectTimeout = connectTimeout;
            return this;
        }

        /**
         * {@code sentry.timeout}: how long the server may take to answer.
         *
         * @param timeout more than zero
         * @return this builder
         */
        public Builder timeout(Duration timeout) {
            Require.positive("sentry.timeout", timeout);
            values.timeout = timeout;
            return this;
        }

        /**
         * {@code sentry.shutdown-timeout}: how long closing may take.
         *
         * @param shutdownTimeout zero or more
         * @return this builder
         */
        public Builder shutdownTimeout(Duration shutdownTimeout) {
            Require.notNegative("sentry.shutdown-timeout", shutdownTimeout);
            values.shutdownTimeout = shutdownTimeout;
            return this;
        }

        /**
         * {@code sentry.queue-size}: how many events may wait.
         *
         * @param queueSize 1 to 1000000
         * @return this builder
         */
        public Builder queueSize(int queueSize) {
            Require.between("sentry.queue-size", queueSize, 1, 1_000_000);
            values.queueSize = queueSize;
            return this;
        }

        /**
         * {@code sentry.queue-bytes}: how much memory waiting events may retain.
         *
         * @param queueBytes bytes, an estimate; at least 64 KiB
         * @return this builder
         */
        public Builder queueBytes(long queueBytes) {
            Require.between("sentry.queue-bytes", queueBytes, 1 << 16, 1L << 40);
            values.queueBytes = queueBytes;
            return this;
        }

        /**
         * {@code sentry.spool.directory}: where undelivered events wait on disk, with {@code
         * sentry.transport=spool}. Several processes may share it. What the spool cannot read is
         * kept there under a name that ends with {@code .rejected}.
         *
         * @param spoolDirectory a directory that is, or can be, created; for this purpose alone
         * @return this builder
         */
        public Builder spoolDirectory(@Nullable Path spoolDirectory) {
            values.spoolDirectory = spoolDirectory;
            return this;
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
            Require.between("sentry.spool.max-bytes", spoolMaxBytes, 1 << 20, 1L << 50);
            values.spoolMaxBytes = spoolMaxBytes;
            return this;
        }

        /**
         * {@code sentry.proxy}: the proxy to the server, instead of the JDK's settings. User and
         * password are given to it at once.
         *
         * @param proxy {@code http://[user:password@]host:port}
         * @return this builder
         */
        public Builder proxy(@Nullable String proxy) {
            values.proxy = proxy == null || proxy.isBlank() ? null : Require.proxy(proxy);
            return this;
        }

        /**
         * {@code sentry.exception-mapper}: whether unmapped exceptions of JAX-RS are answered with
         * a problem document.
         *
         * @param exceptionMapper false leaves the answer to the server
         * @return this builder
         */
        public Builder exceptionMapper(boolean exceptionMapper) {
            values.exceptionMapper = exceptionMapper;
            return this;
        }

        /**
         * {@code sentry.response-header}: whether answers of requests that reported an event have
         * {@code X-Sentry-ID}.
         *
         * @param responseHeader false leaves it out
         * @return this builder
         */
        public Builder responseHeader(boolean responseHeader) {
            values.responseHeader = responseHeader;
            return this;
        }

        /**
         * {@code sentry.in-app-includes}: package prefixes of the application.
         *
         * @param inAppIncludes replaces what was set before
         * @return this builder
         */
        public Builder inAppIncludes(String... inAppIncludes) {
            values.inAppIncludes = List.of(inAppIncludes);
            return this;
        }

        /**
         * {@code sentry.in-app-excludes}: package prefixes that are not the application.
         *
         * @param inAppExcludes replaces what was set before
         * @return this builder
         */
        public Builder inAppExcludes(String... inAppExcludes) {
            values.inAppExcludes = List.of(inAppExcludes);
            return this;
        }

        /**
         * {@code sentry.ignore-exceptions}: exceptions that are not reported: classes (with their
         * subclasses), simple names, or {@code package.*}.
         *
         * @param ignoreExceptions replaces what was set before
         * @return this builder
         */
        public Builder ignoreExceptions(String... ignoreExceptions) {
            values.ignoreExceptions = List.of(ignoreExceptions);
            return this;
        }

        /**
         * {@code sentry.sanitize-keys}: more keys whose values are masked, in any case, {@code -}
         * and {@code _} alike.
         *
         * @param sanitizeKeys replaces what was set before
         * @return this builder
         */
        public Builder sanitizeKeys(String... sanitizeKeys) {
            values.sanitizeKeys = List.of(sanitizeKeys);
            return this;
        }

        /**
         * {@code sentry.tags.NAME}: a tag of every event.
         *
         * @param name see {@link EventBuilder#tag}
         * @param value a text
         * @return this builder
         */
        public Builder tag(String name, String value) {
            values.tags.put(name, value);
            return this;
        }

        /**
         * {@code sentry.tags.NAME}: tags of every event.
         *
         * @param tags added to what was set before
         * @return this builder
         */
        public Builder tags(Map<String, String> tags) {
            values.tags.putAll(tags);
            return this;
        }

        /**
         * {@code sentry.extra.NAME}: a particular of every event.
         *
         * @param name a name
         * @param value any value
         * @return this builder
         */
        public Builder extra(String name, Object value) {
            values.extras.put(name, value);
            return this;
        }

        /**
         * {@code sentry.extra.NAME}: particulars of every event.
         *
         * @param extras added to what was set before
         * @return this builder
         */
        public Builder extras(Map<String, ?> extras) {
            values.extras.putAll(extras);
            return this;
        }

        /**
         * {@code sentry.processors}: what changes or drops events before they are scrubbed, in
         * order. Secrets are masked after the last of them, whichever they are: see {@link #scrub}.
         *
         * @param processors replaces what was set before
         * @return this builder
         */
        public Builder processors(Processor... processors) {
            values.processors = List.of(processors);
            return this;
        }

        /**
         * {@code sentry.scrub}: whether secrets are masked in everything that is sent, as {@link
         * SanitizePasswordsProcessor} describes. This is always the last step.
         *
         * @param scrub false sends every event as the last processor left it; a client says so at
         *     its start
         * @return this builder
         */
        public Builder scrub(boolean scrub) {
            values.scrub = scrub;
            return this;
        }

        /**
         * {@code sentry.transport}: how events are delivered.
         *
         * @param transport {@code async} from a queue in memory, {@code sync} on the calling
         *     thread, or {@code spool} from a queue and from disk, where events survive the
         *     process; see {@link #spoolDirectory}
         * @return this builder
         */
        public Builder transport(String transport) {
            Require.oneOf("sentry.transport", transport, "async", "sync", "spool");
            values.transport = transport;
            return this;
        }

        /**
         * Delivers events by a transport of the application's own.
         *
         * @param transport used instead of HTTP, from the client's own thread; closed with the
         *     client
         * @return this builder
         */
        public Builder transport(Transport transport) {
            values.customTransport = transport;
            return this;
        }

        /**
         * {@code sentry.report-status}: which HTTP answers are reported.
         *
         * @param reportStatus statuses and ranges, such as {@code 408,500-599}
         * @return this builder
         */
        public Builder reportStatus(String reportStatus) {
            values.reportStatus = StatusRanges.parse(reportStatus);
            return this;
        }

        /**
         * Returns the options.
         *
         * @return immutable options
         * @throws IllegalArgumentException if events shall be spooled and there is no directory
         */
        public Options build() {
            if (values.transport.equals("spool") && values.spoolDirectory == null) {
                throw new IllegalArgumentException(
                        "sentry.transport = spool: allowed only with sentry.spool.directory");
            }
            return new Options(values.copy());
        }
    }

    /**
     * Every setting; a builder changes its own, and nobody those of options. Null is the default
     * where making it would load classes that most starts do not need.
     */
    private static final class Values implements Cloneable {

        private @Nullable Dsn dsn;
        private boolean enabled = true;
        private @Nullable String environment;
        private @Nullable String release;
        private @Nullable String dist;
        private @Nullable String serverName;
        private @Nullable String site;
        private boolean sendDefaultPii;
        private double sampleRate = 1.0;
        private @Nullable RequestBodySize maxRequestBodySize;
        private int stringMaxLength = 1024;
        private int listMaxLength = 50;
        private boolean enableBreadcrumbs = true;
        private int maxBreadcrumbs = 100;
        private boolean autoLogStacks;
        private boolean captureParameters;
        private boolean includeVersions = true;
        private boolean sourceContext = true;
        private @Nullable Boolean installSysHook;
        private boolean inContainer = isContainer();
        private boolean installLoggingHook = true;
        private java.util.logging.@Nullable Level loggingLevel;
        private java.util.logging.@Nullable Level loggingBreadcrumbLevel;
        private String captured = "priority";
        private boolean raiseSendErrors;
        private Duration connectTimeout = Duration.ofSeconds(2);
        private Duration timeout = Duration.ofSeconds(5);
        private Duration shutdownTimeout = Duration.ofSeconds(2);
        private int queueSize = 10_000;
        private long queueBytes = 32L << 20;
        private @Nullable Path spoolDirectory;
        private long spoolMaxBytes = 64L << 20;
        private @Nullable URI proxy;
        private boolean exceptionMapper = true;
        private boolean responseHeader = true;
        private List<String> inAppIncludes = List.of();
        private List<String> inAppExcludes = List.of();
        private List<String> ignoreExceptions = List.of();
        private List<String> sanitizeKeys = List.of();
        private Map<String, String> tags = new LinkedHashMap<>();
        private Map<String, Object> extras = new LinkedHashMap<>();
        private List<Processor> processors = List.of();
        private boolean scrub = true;
        private String transport = "async";
        private @Nullable Transport customTransport;
        private @Nullable StatusRanges reportStatus;

        /** Plain Java has one loader for all of the class path; see {@link Builder#inContainer}. */
        private static boolean isContainer() {
            ClassLoader own = Options.class.getClassLoader();
            ClassLoader at = ClassLoader.getSystemClassLoader();
            while (at != null && at != own) {
                at = at.getParent();
            }
            return at == null;
        }

        Values copy() {
            try {
                Values copy = (Values) clone();
                copy.tags = new LinkedHashMap<>(tags);
                copy.extras = new LinkedHashMap<>(extras);
                return copy;
            } catch (CloneNotSupportedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
