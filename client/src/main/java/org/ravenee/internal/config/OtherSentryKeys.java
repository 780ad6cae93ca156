/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.config;

import java.util.Locale;
import java.util.Set;

/**
 * Names under {@code sentry.} and {@code SENTRY_} that belong to others. Loaded only where there is
 * an unknown key.
 */
final class OtherSentryKeys {

    /** Keys of the SDKs of Sentry, for any language, and of their predecessors. */
    private static final Set<String> OF_SDKS =
            names(
                    """
                    allow-urls attach-server-name attach-stacktrace attach-threads
                    auto-enabling-integrations auto-session-tracking before-breadcrumb
                    before-send bundle-ids ca-certs cache-dir-path capture-failed-requests
                    capture-open-telemetry-events compression connection-timeout-millis
                    context-tags debug default-integrations deny-urls detect-startup-time
                    diagnostic-level disabled-integrations error-sampler
                    exception-resolver-order extra-tags factory failed-request-status-codes
                    failed-request-targets flush-timeout-millis force-init functions-to-trace
                    global-hub-mode http-proxy https-proxy idle-timeout ignore-errors
                    ignore-transactions ignored-check-ins ignored-errors
                    ignored-exceptions-for-type ignored-span-origins ignored-transactions
                    include-local-variables include-source-context initialize-sdk integrations
                    is-global-mode-enabled keep-alive
                    keep-transactions-open-for-async-responses logging.enabled logging.loggers
                    logging.minimum-breadcrumb-level logging.minimum-event-level
                    logging.minimum-level max-attachment-size max-cache-items max-depth
                    max-message-length max-queue-items max-queue-size max-spans
                    max-trace-file-size max-value-length mdc-tags minimum-breadcrumb-level
                    minimum-event-level normalize-depth org-id print-uncaught-stack-trace
                    proguard-uuid project-root propagate-traces proxy.host proxy.pass
                    proxy.port proxy.type proxy.user read-timeout read-timeout-millis
                    report-assemblies-mode request-bodies sampler send-client-reports
                    send-modules session-flush-timeout-millis session-tracking-interval-millis
                    shutdown-timeout-millis socket-options spotlight stack-trace-mode
                    strict-trace-continuation trace trace-lifecycle trace-options-requests
                    trace-sampling transport-queue-size tunnel
                    use-git-commit-id-as-release user-filter-order verify-ssl with-locals
                    """);

    /** The first parts of more keys that SDKs have. */
    private static final Set<String> OF_SDKS_BEGIN =
            names(
                    """
                    async before-send buffer cron enable experimental graphql http logs metrics
                    profile profiles profiling reactive replays stacktrace traces tracing
                    uncaught
                    """);

    /** Variables of the command line tools of Sentry. */
    private static final Set<String> OF_TOOLS =
            names(
                    """
                    allow-failure api-key auth-token client-id config-dir disable-update-check
                    dotenv-path force-color http-max-retries load-dotenv log-level max-retries
                    no-progress-bar org pipeline project properties token url
                    """);

    /** The variables of Kubernetes and Docker for a service with the name sentry, as keys. */
    private static final String OF_SERVICES =
            "sentry\\.(.*-)?(service-(host|port.*)|port(-\\d+-(tcp|udp).*)?)";

    private OtherSentryKeys() {}

    /** Tells whether a key is one of another SDK. */
    static boolean isOfSdk(String key) {
        return OF_SDKS.contains(flat(key));
    }

    /** Tells whether a key begins as keys of other SDKs do. */
    static boolean beginsAsOfSdk(String key) {
        String name = flat(key);
        return OF_SDKS_BEGIN.stream().anyMatch(name::startsWith);
    }

    /** Tells whether a key stands for a variable that was not set for an SDK. */
    static boolean isOfTool(String key) {
        return OF_TOOLS.contains(flat(key)) || key.matches(OF_SERVICES);
    }

    private static Set<String> names(String text) {
        return Set.of(flat(text).strip().split("\\s+"));
    }

    /** Returns names without their separators, which differ from SDK to SDK. */
    private static String flat(String names) {
        return names.toLowerCase(Locale.ROOT).replaceAll("^sentry\\.|[-_.]", "");
    }
}
