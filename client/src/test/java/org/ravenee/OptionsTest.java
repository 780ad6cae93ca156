/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ravenee.processors.RemovePostDataProcessor;
import org.ravenee.processors.RemoveStackLocalsProcessor;
import org.ravenee.processors.SanitizeKeysProcessor;
import org.ravenee.processors.SanitizePasswordsProcessor;
import org.ravenee.testkit.LogCapture;

class OptionsTest {

    private static Options with(String key, String value) {
        return Options.of(Map.of(key, value));
    }

    @Test
    void haveTheDocumentedDefaults() {
        Options options = Options.of(Map.of());

        assertThat(options.dsn()).isNull();
        assertThat(options.enabled()).isTrue();
        assertThat(options.environment()).isEqualTo("production");
        assertThat(options.release()).isNull();
        assertThat(options.dist()).isNull();
        assertThat(options.serverName()).isNull();
        assertThat(options.site()).isNull();
        assertThat(options.tags()).isEmpty();
        assertThat(options.extras()).isEmpty();
        assertThat(options.inAppIncludes()).isEmpty();
        assertThat(options.inAppExcludes()).isEmpty();
        assertThat(options.ignoreExceptions()).isEmpty();
        assertThat(options.sampleRate()).isEqualTo(1.0);
        assertThat(options.processors()).isEmpty();
        assertThat(options.scrub()).isTrue();
        assertThat(options.sanitizeKeys()).isEmpty();
        assertThat(options.sendDefaultPii()).isFalse();
        assertThat(options.maxRequestBodySize()).isEqualTo(RequestBodySize.NONE);
        assertThat(options.stringMaxLength()).isEqualTo(1024);
        assertThat(options.listMaxLength()).isEqualTo(50);
        assertThat(options.enableBreadcrumbs()).isTrue();
        assertThat(options.maxBreadcrumbs()).isEqualTo(100);
        assertThat(options.autoLogStacks()).isFalse();
        assertThat(options.captureParameters()).isFalse();
        assertThat(options.includeVersions()).isTrue();
        assertThat(options.sourceContext()).isTrue();
        assertThat(options.installSysHook()).isTrue();
        assertThat(options.installLoggingHook()).isTrue();
        assertThat(options.loggingLevel()).isEqualTo(java.util.logging.Level.OFF);
        assertThat(options.loggingBreadcrumbLevel()).isEqualTo(java.util.logging.Level.INFO);
        assertThat(options.captured()).isEqualTo("priority");
        assertThat(options.raiseSendErrors()).isFalse();
        assertThat(options.transport()).isEqualTo("async");
        assertThat(options.customTransport()).isNull();
        assertThat(options.connectTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(options.timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(options.shutdownTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(options.queueSize()).isEqualTo(10_000);
        assertThat(options.queueBytes()).isEqualTo(32 << 20);
        assertThat(options.spoolDirectory()).isNull();
        assertThat(options.spoolMaxBytes()).isEqualTo(64 << 20);
        assertThat(options.proxy()).isNull();
        assertThat(options.exceptionMapper()).isTrue();
        assertThat(options.reportsStatus(499)).isFalse();
        assertThat(options.reportsStatus(500)).isTrue();
        assertThat(options.reportsStatus(599)).isTrue();
        assertThat(options.responseHeader()).isTrue();
        assertThat(options.reportClientAborts()).isFalse();
        assertThat(options.trustsProxy("127.0.0.1")).isFalse();
        assertThat(options.tracePropagationTargets()).isEmpty();
        assertThat(options.loggingMdcTags()).isEmpty();
        assertThat(options.integrations()).isEmpty();
        assertThat(options.devInbox()).isFalse();
        assertThat(options.background()).isTrue();
    }

    @Test
    void tellAGivenValueFromADefault() {
        assertThat(Options.builder().build().isSet("sentry.environment")).isFalse();
        assertThat(
                        Options.of(Map.of("SENTRY_ENVIRONMENT", "production"))
                                .isSet("sentry.environment"))
                .isTrue();
        assertThat(Options.builder().environment("production").build().isSet("sentry.environment"))
                .isTrue();
        assertThat(Options.builder().environment(" ").build().isSet("sentry.environment"))
                .isFalse();
        assertThat(Options.builder().build().isSet("sentry.nothing")).isFalse();
    }

    @Test
    void areReadFromEveryDocumentedKey() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("sentry.dsn", "https://key@example.com/1");
        settings.put("sentry.enabled", "FALSE");
        settings.put("sentry.environment", "production");
        settings.put("sentry.release", "shop@1");
        settings.put("sentry.dist", "7");
        settings.put("sentry.server-name", "node-1");
        settings.put("sentry.site", "north");
        settings.put("sentry.tags.team", "a");
        settings.put("sentry.extra.Build.Host", "b");
        settings.put("sentry.in-app-includes", "com.acme, org.acme ,");
        settings.put("sentry.in-app-excludes", "com.acme.lib");
        settings.put("sentry.ignore-exceptions", "a.B,C");
        settings.put("sentry.sample-rate", "0.25");
        settings.put("sentry.scrub", "false");
        settings.put("sentry.sanitize-keys", "pnr");
        settings.put("sentry.send-default-pii", "true");
        settings.put("sentry.max-request-body-size", "Medium");
        settings.put("sentry.string-max-length", "10");
        settings.put("sentry.list-max-length", "11");
        settings.put("sentry.enable-breadcrumbs", "false");
        settings.put("sentry.max-breadcrumbs", "12");
        settings.put("sentry.auto-log-stacks", "true");
        settings.put("sentry.capture-parameters", "true");
        settings.put("sentry.include-versions", "false");
        settings.put("sentry.source-context", "false");
        settings.put("sentry.install-sys-hook", "false");
        settings.put("sentry.install-logging-hook", "false");
        settings.put("sentry.logging.level", "severe");
        settings.put("sentry.logging.breadcrumb-level", "FINE");
        settings.put("sentry.captured", "beans.xml");
        settings.put("sentry.raise-send-errors", "true");
        settings.put("sentry.transport", "sync");
        settings.put("sentry.connect-timeout", "250ms");
        settings.put("sentry.timeout", "PT1.5S");
        settings.put("sentry.shutdown-timeout", "0");
        settings.put("sentry.queue-size", "13");
        settings.put("sentry.queue-bytes", "1 MiB");
        settings.put("sentry.spool.directory", "spool");
        settings.put("sentry.spool.max-bytes", "2MB");
        settings.put("sentry.proxy", "http://user:pw@my_proxy:3128");
        settings.put("sentry.exception-mapper", "false");
        settings.put("sentry.report-status", "404, 500-502");
        settings.put("sentry.response-header", "false");
        settings.put("sentry.dev-inbox", "true");
        settings.put("sentry.background", "false");
        settings.put("sentry.report-client-aborts", "true");
        settings.put("sentry.check-ins", "true");
        settings.put("sentry.trusted-proxies", "10.1.0.0/16, ::1");
        settings.put("sentry.logging.mdc-tags", "tenant, order");
        settings.put("sentry.trace-propagation-targets", "stock.example, *.internal");

        Options options = Options.of(settings);

        assertThat(options.dsn()).hasToString("https://key@example.com/1");
        assertThat(options.enabled()).isFalse();
        assertThat(options.environment()).isEqualTo("production");
        assertThat(options.release()).isEqualTo("shop@1");
        assertThat(options.dist()).isEqualTo("7");
        assertThat(options.serverName()).isEqualTo("node-1");
        assertThat(options.site()).isEqualTo("north");
        assertThat(options.tags()).containsExactly(Map.entry("team", "a"));
        assertThat(options.extras()).containsExactly(Map.entry("Build.Host", "b"));
        assertThat(options.inAppIncludes()).containsExactly("com.acme", "org.acme");
        assertThat(options.inAppExcludes()).containsExactly("com.acme.lib");
        assertThat(options.ignoreExceptions()).containsExactly("a.B", "C");
        assertThat(options.sampleRate()).isEqualTo(0.25);
        assertThat(options.scrub()).isFalse();
        assertThat(options.sanitizeKeys()).containsExactly("pnr");
        assertThat(options.sendDefaultPii()).isTrue();
        assertThat(options.maxRequestBodySize()).isEqualTo(RequestBodySize.MEDIUM);
        assertThat(options.stringMaxLength()).isEqualTo(10);
        assertThat(options.listMaxLength()).isEqualTo(11);
        assertThat(options.enableBreadcrumbs()).isFalse();
        assertThat(options.maxBreadcrumbs()).isEqualTo(12);
        assertThat(options.autoLogStacks()).isTrue();
        assertThat(options.captureParameters()).isTrue();
        assertThat(options.includeVersions()).isFalse();
        assertThat(options.sourceContext()).isFalse();
        assertThat(options.installSysHook()).isFalse();
        assertThat(options.installLoggingHook()).isFalse();
        assertThat(options.loggingLevel()).isEqualTo(java.util.logging.Level.SEVERE);
        assertThat(options.loggingBreadcrumbLevel()).isEqualTo(java.util.logging.Level.FINE);
        assertThat(options.captured()).isEqualTo("beans.xml");
        assertThat(options.raiseSendErrors()).isTrue();
        assertThat(options.transport()).isEqualTo("sync");
        assertThat(options.connectTimeout()).isEqualTo(Duration.ofMillis(250));
        assertThat(options.timeout()).isEqualTo(Duration.ofMillis(1500));
        assertThat(options.shutdownTimeout()).isZero();
        assertThat(options.queueSize()).isEqualTo(13);
        assertThat(options.queueBytes()).isEqualTo(1 << 20);
        assertThat(options.spoolDirectory()).isEqualTo(Path.of("spool"));
        assertThat(options.spoolMaxBytes()).isEqualTo(2_000_000);
        assertThat(options.proxy()).hasToString("http://user:pw@my_proxy:3128");
        assertThat(options.exceptionMapper()).isFalse();
        assertThat(options.reportsStatus(404)).isTrue();
        assertThat(options.reportsStatus(503)).isFalse();
        assertThat(options.responseHeader()).isFalse();
        assertThat(options.devInbox()).isTrue();
        assertThat(options.background()).isFalse();
        assertThat(options.checkIns()).isTrue();
        assertThat(options.reportClientAborts()).isTrue();
        assertThat(options.trustsProxy("10.1.255.7")).isTrue();
        assertThat(options.trustsProxy("10.2.0.1")).isFalse();
        assertThat(options.trustsProxy("0:0:0:0:0:0:0:1")).isTrue();
        assertThat(options.trustsProxy("shop.example")).isFalse();
        assertThat(options.trustsProxy(null)).isFalse();
        assertThat(options.loggingMdcTags()).containsExactly("tenant", "order");
        assertThat(options.tracePropagationTargets())
                .containsExactly("stock.example", "*.internal");
        assertThat(Options.keys())
                .as("keys without a line above")
                .allMatch(
                        key ->
                                key.equals("sentry.servername")
                                        || key.equals("sentry.name")
                                        || key.equals("sentry.processors")
                                        || settings.keySet().stream()
                                                .anyMatch(name -> name.startsWith(key)));
        assertThat(options.toBuilder().build()).usingRecursiveComparison().isEqualTo(options);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sentry.enabled|maybe|true or false; yes, y, on, 1 and no, n, off, 0 mean the same",
                "sentry.scrub|of|true or false",
                "sentry.sample-rate|1.5|0.0 to 1.0",
                "sentry.sample-rate|-0.1|0.0 to 1.0",
                "sentry.sample-rate|NaN|0.0 to 1.0",
                "sentry.sample-rate|often|a number",
                "sentry.string-max-length|0|1 to 100000",
                "sentry.list-max-length|0|1 to 10000",
                "sentry.max-breadcrumbs|-1|0 to 1000",
                "sentry.max-breadcrumbs|1.5|whole number",
                "sentry.max-request-body-size|huge|none, small, medium, always",
                "sentry.logging.level|LOUD|SEVERE",
                "sentry.logging.breadcrumb-level|LOUD|INFO",
                "sentry.captured|always|priority, beans.xml",
                "sentry.transport|pigeon|async, sync",
                "sentry.connect-timeout|0|more than zero",
                "sentry.timeout|-PT1S|more than zero",
                "sentry.timeout|soon|ISO-8601",
                "sentry.timeout|PT9999999999H|at most a day",
                "sentry.timeout|999999999h|at most a day",
                "sentry.shutdown-timeout|-PT1S|zero or more",
                "sentry.queue-size|0|1 to 1000000",
                "sentry.queue-bytes|1 kB|65536",
                "sentry.queue-bytes|1 ZB|number of bytes",
                "sentry.queue-bytes|64 iB|number of bytes",
                "sentry.queue-bytes|999999999999 GiB|1 TiB",
                "sentry.spool.max-bytes|1|1048576",
                "sentry.report-status|600|100 to 599",
                "sentry.report-status|599-500|100 to 599",
                "sentry.report-status|5xx|100 to 599",
                "sentry.processors|java.lang.String|does not implement org.ravenee.Processor",
                "sentry.processors|NoSuchProcessor|no class NoSuchProcessor is found",
            })
    void refuseAValueWithKeyValueAndWhatIsAllowed(String key, String value, String allowed) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(key, value))
                .withMessageContaining(key + " = " + value)
                .withMessageContaining(allowed);
    }

    @Test
    void tellAllProblemsAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                Options.of(
                                        Map.of(
                                                "sentry.dsn", "ftp://k@h/1",
                                                "sentry.sample-rate", "2",
                                                "sentry.timeout", "never")))
                .withMessageContainingAll("sentry.dsn", "sentry.sample-rate", "sentry.timeout");
    }

    @ParameterizedTest
    @CsvSource({
        "sentry.dsn, https://key:hunter2@host",
        "sentry.dsn, key:hunter2@host/1",
        "sentry.dsn, hunter2",
        "sentry.dsn, user:hunter2@ftp://host/1",
        "sentry.dsn, https://key:hunter2/x@host:port/1",
        "sentry.dsn, https://key:hun?hunter2@host:port/1",
        "sentry.dsn, https://key@host:port/1?secret=hunter2",
        "sentry.dsn, https://key@host:port/1#hunter2",
        "sentry.proxy, https://user:hunter2@proxy:1",
        "sentry.proxy, http://user:hunter2@proxy",
        "sentry.proxy, user:hunter2@proxy:1",
        "sentry.proxy, http://user:hunter2@my_proxy:65536",
        "sentry.proxy, http://user:hunter2@my_proxy:0",
        "sentry.proxy, http://user:hunter2@[proxy:1",
    })
    void hideSecretsInProblems(String key, String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(key, value))
                .withMessageContaining(key)
                .matches(problem -> !problem.getMessage().contains("hunter2"), "hides the secret");
    }

    @ParameterizedTest
    @CsvSource({
        "SENTRY_SAMPLE_RATE",
        "sentry.sample-rate",
        "sentry.sample_rate",
        "sentry.Sample-Rate",
    })
    void understandEveryNotationOfAKey(String key) {
        assertThat(with(key, "0.5").sampleRate()).isEqualTo(0.5);
    }

    @Test
    void takeNamesFromTheEnvironmentInLowerCase() {
        assertThat(with("SENTRY_TAGS_TEAM", "a").tags()).containsExactly(Map.entry("team", "a"));
        assertThat(with("SENTRY_SERVERNAME", "node").serverName()).isEqualTo("node");
    }

    @Test
    void preferTheKeyToTheVariable() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("SENTRY_RELEASE", "variable");
        settings.put("sentry.release", "key");
        settings.put("SENTRY_ENVIRONMENT", "variable");

        assertThat(Options.of(settings).release()).isEqualTo("key");
        assertThat(Options.of(settings).environment()).isEqualTo("variable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\t"})
    void takeABlankValueForNone(String blank) {
        assertThat(with("sentry.dsn", blank).dsn()).isNull();
        assertThat(with("sentry.sample-rate", blank).sampleRate()).isEqualTo(1.0);
        assertThat(with("sentry.release", blank).release()).isNull();
        assertThat(with("sentry.processors", blank).processors()).isEmpty();
        assertThat(with("sentry.scrub", blank).scrub()).isTrue();
        assertThat(Options.builder().dsn(blank).proxy(blank).build().dsn()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sentry.server-name",
                "sentry.servername",
                "SENTRY_SERVER_NAME",
                "SENTRY_NAME"
            })
    void knowTheHostByTheNamesThatRavenUsedToo(String key) {
        assertThat(with(key, "shop-1").serverName()).isEqualTo("shop-1");
    }

    @Test
    void warnOnceAboutAnUnknownKeyAndNameTheNearestOne() {
        try (LogCapture log = new LogCapture()) {
            Options.of(Map.of("sentry.sampel-rate", "1", "SENTRY_RELAESE", "x", "other.key", "y"));

            assertThat(log.warnings())
                    .hasSize(2)
                    .anyMatch(line -> line.matches(".*sentry.sampel-rate.*sentry.sample-rate.*"))
                    .anyMatch(line -> line.matches(".*sentry.relaese.*sentry.release.*"));
        }
    }

    @Test
    void leaveVariablesOfOtherToolsAlone() {
        try (LogCapture log = new LogCapture()) {
            assertThatCode(() -> with("SENTRY_AUTH_TOKEN", "secret")).doesNotThrowAnyException();
            assertThat(log.warnings()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2, PT2S",
        "0.5, PT0.5S",
        "250ms, PT0.25S",
        "3 s, PT3S",
        "2m, PT2M",
        "1h, PT1H",
        "PT2S, PT2S",
        "pt1m, PT1M"
    })
    void readDurationsAsPeopleWriteThem(String text, Duration duration) {
        assertThat(with("sentry.timeout", text).timeout()).isEqualTo(duration);
    }

    @ParameterizedTest
    @CsvSource({
        "100000, 100000",
        "100000b, 100000",
        "100 kB, 100000",
        "100KiB, 102400",
        "1 mb, 1000000",
        "32 MiB, 33554432",
        "1g, 1000000000",
        "1GiB, 1073741824"
    })
    void readSizesAsPeopleWriteThem(String text, long bytes) {
        assertThat(with("sentry.queue-bytes", text).queueBytes()).isEqualTo(bytes);
    }

    @Test
    void makeProcessorsFromTheirNamesInOrder() {
        Options options =
                with(
                        "sentry.processors",
                        "RemovePostDataProcessor, org.ravenee.processors.RemoveStackLocalsProcessor,"
                                + " SanitizeKeysProcessor, "
                                + Shouting.class.getName());

        assertThat(options.processors())
                .hasExactlyElementsOfTypes(
                        RemovePostDataProcessor.class,
                        RemoveStackLocalsProcessor.class,
                        SanitizeKeysProcessor.class,
                        Shouting.class);
    }

    @Test
    void sayWhichProcessorCannotBeMade() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with("sentry.processors", Failing.class.getName()))
                .withMessageContaining(Failing.class.getName())
                .withMessageContaining("constructor");
    }

    @Test
    void giveTheKeysToMaskToEveryProcessorThatMasksKeys() {
        Event event = Event.builder().extra(Map.of("pnr", "1", "own", "2", "other", "3")).build();

        for (Processor processor :
                List.of(
                        new SanitizePasswordsProcessor(List.of("own")),
                        new SanitizeKeysProcessor(List.of("own")))) {
            Options options = Options.builder().processors(processor).sanitizeKeys("PNR").build();
            Event clean = options.processors().get(0).process(event);

            assertThat(clean).isNotNull();
            assertThat(clean.extra())
                    .containsEntry("pnr", "********")
                    .containsEntry("own", "********")
                    .containsEntry("other", "3");
        }
    }

    @Test
    void areReadFromSystemProperties() {
        System.setProperty("sentry.environment", "from-property");
        try {
            assertThat(Options.fromEnvironment().environment()).isEqualTo("from-property");
            assertThat(Options.fromEnvironment("https://key@host/1").dsn()).isNotNull();
            assertThat(Options.fromEnvironment(" ").dsn()).isNull();
        } finally {
            System.clearProperty("sentry.environment");
        }
    }

    @Test
    void cannotBeChangedThroughWhatTheyReturn() {
        Options options = Options.builder().tag("a", "b").extra("c", "d").build();

        assertThatThrownBy(() -> options.tags().put("x", "y"))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> options.extras().clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> options.processors().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    /** A processor of an application. */
    public static final class Shouting implements Processor {
        @Override
        public Event process(Event event) {
            return event;
        }
    }

    /** A processor that cannot be made. */
    public static final class Failing implements Processor {
        public Failing() {
            throw new IllegalStateException();
        }

        @Override
        public Event process(Event event) {
            return event;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', true",
        "sentry.install-logging-hook=false, false",
        "sentry.enable-breadcrumbs=false, false",
        "sentry.logging.breadcrumb-level=OFF, false",
        "sentry.logging.breadcrumb-level=FINE, true",
        "sentry.install-logging-hook=false sentry.logging.level=SEVERE, true",
        "sentry.logging.breadcrumb-level=OFF sentry.logging.level=OFF, false"
    })
    void loggingIsListenedToForBreadcrumbsOrEvents(String settings, boolean listens) {
        Map<String, String> byKey = new HashMap<>();
        for (String setting : settings.split(" ")) {
            byKey.put(setting.replaceAll("=.*", ""), setting.replaceAll(".*=", ""));
        }
        assertThat(Options.of(byKey).listensToLogging()).isEqualTo(listens);
    }
}
