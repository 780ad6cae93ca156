/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.internal;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The configuration keys in the form that editors understand: the language server for MicroProfile
 * completes and checks keys that it finds on fields with {@link ConfigProperty}, in libraries, too.
 *
 * <p>Neither a bean nor used at run time: the keys are read by the client's table of settings, with
 * which a test compares this class. Keys that a name follows have no form here.
 */
final class ConfigurationKeys {

    @ConfigProperty(name = "sentry.dsn")
    @Nullable String dsn;

    @ConfigProperty(name = "sentry.enabled", defaultValue = "true")
    boolean enabled;

    @ConfigProperty(name = "sentry.ignore-exceptions")
    @Nullable String ignoreExceptions;

    @ConfigProperty(name = "sentry.sample-rate", defaultValue = "1.0")
    double sampleRate;

    @ConfigProperty(name = "sentry.report-status", defaultValue = "500-599")
    @Nullable String reportStatus;

    @ConfigProperty(name = "sentry.exception-mapper", defaultValue = "true")
    boolean exceptionMapper;

    @ConfigProperty(name = "sentry.response-header", defaultValue = "true")
    boolean responseHeader;

    @ConfigProperty(name = "sentry.background", defaultValue = "true")
    boolean background;

    @ConfigProperty(name = "sentry.check-ins", defaultValue = "false")
    boolean checkIns;

    @ConfigProperty(name = "sentry.trusted-proxies")
    @Nullable String trustedProxies;

    @ConfigProperty(name = "sentry.trace-propagation-targets")
    @Nullable String tracePropagationTargets;

    @ConfigProperty(name = "sentry.report-client-aborts", defaultValue = "false")
    boolean reportClientAborts;

    @ConfigProperty(name = "sentry.dev-inbox", defaultValue = "false")
    boolean devInbox;

    @ConfigProperty(name = "sentry.captured", defaultValue = "priority")
    @Nullable String captured;

    @ConfigProperty(name = "sentry.install-sys-hook")
    boolean installSysHook;

    @ConfigProperty(name = "sentry.environment", defaultValue = "production")
    @Nullable String environment;

    @ConfigProperty(name = "sentry.release")
    @Nullable String release;

    @ConfigProperty(name = "sentry.dist")
    @Nullable String dist;

    @ConfigProperty(name = "sentry.server-name")
    @Nullable String serverName;

    @ConfigProperty(name = "sentry.site")
    @Nullable String site;

    @ConfigProperty(name = "sentry.in-app-includes")
    @Nullable String inAppIncludes;

    @ConfigProperty(name = "sentry.in-app-excludes")
    @Nullable String inAppExcludes;

    @ConfigProperty(name = "sentry.source-context", defaultValue = "true")
    boolean sourceContext;

    @ConfigProperty(name = "sentry.include-versions", defaultValue = "true")
    boolean includeVersions;

    @ConfigProperty(name = "sentry.auto-log-stacks", defaultValue = "false")
    boolean autoLogStacks;

    @ConfigProperty(name = "sentry.capture-parameters", defaultValue = "false")
    boolean captureParameters;

    @ConfigProperty(name = "sentry.enable-breadcrumbs", defaultValue = "true")
    boolean enableBreadcrumbs;

    @ConfigProperty(name = "sentry.max-breadcrumbs", defaultValue = "100")
    int maxBreadcrumbs;

    @ConfigProperty(name = "sentry.install-logging-hook", defaultValue = "true")
    boolean installLoggingHook;

    @ConfigProperty(name = "sentry.logging.breadcrumb-level", defaultValue = "INFO")
    @Nullable String loggingBreadcrumbLevel;

    @ConfigProperty(name = "sentry.logging.level", defaultValue = "OFF")
    @Nullable String loggingLevel;

    @ConfigProperty(name = "sentry.logging.mdc-tags")
    @Nullable String loggingMdcTags;

    @ConfigProperty(name = "sentry.string-max-length", defaultValue = "1024")
    int stringMaxLength;

    @ConfigProperty(name = "sentry.list-max-length", defaultValue = "50")
    int listMaxLength;

    @ConfigProperty(name = "sentry.send-default-pii", defaultValue = "false")
    boolean sendDefaultPii;

    @ConfigProperty(name = "sentry.max-request-body-size", defaultValue = "none")
    @Nullable String maxRequestBodySize;

    @ConfigProperty(name = "sentry.scrub", defaultValue = "true")
    boolean scrub;

    @ConfigProperty(name = "sentry.sanitize-keys")
    @Nullable String sanitizeKeys;

    @ConfigProperty(name = "sentry.processors")
    @Nullable String processors;

    @ConfigProperty(name = "sentry.transport", defaultValue = "async")
    @Nullable String transport;

    @ConfigProperty(name = "sentry.queue-size", defaultValue = "10000")
    int queueSize;

    @ConfigProperty(name = "sentry.queue-bytes", defaultValue = "32 MiB")
    @Nullable String queueBytes;

    @ConfigProperty(name = "sentry.connect-timeout", defaultValue = "2s")
    @Nullable String connectTimeout;

    @ConfigProperty(name = "sentry.timeout", defaultValue = "5s")
    @Nullable String timeout;

    @ConfigProperty(name = "sentry.shutdown-timeout", defaultValue = "2s")
    @Nullable String shutdownTimeout;

    @ConfigProperty(name = "sentry.spool.directory")
    @Nullable String spoolDirectory;

    @ConfigProperty(name = "sentry.spool.max-bytes", defaultValue = "64 MiB")
    @Nullable String spoolMaxBytes;

    @ConfigProperty(name = "sentry.proxy")
    @Nullable String proxy;

    @ConfigProperty(name = "sentry.raise-send-errors", defaultValue = "false")
    boolean raiseSendErrors;

    private ConfigurationKeys() {}
}
