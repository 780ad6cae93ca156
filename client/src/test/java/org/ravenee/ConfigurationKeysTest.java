/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ravenee.testkit.LogCapture;

/** Names of configuration keys: their notations, and names that are no key of Raven EE. */
class ConfigurationKeysTest {

    private static Options read(String... keysAndValues) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            settings.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return Options.of(settings);
    }

    private static String warning(String key) {
        try (LogCapture log = new LogCapture()) {
            read(key, "1");
            assertThat(log.warnings()).hasSize(1);
            return log.warnings().get(0);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sentry.enviroment, sentry.environment",
        "sentry.environnement, sentry.environment",
        "sentry.sampel-rate, sentry.sample-rate",
        "sentry.samplerate, sentry.sample-rate",
        "SENTRY_RELAESE, sentry.release",
        "sentry.releas, sentry.release",
        "sentry.dns, sentry.dsn",
        "SENTRY_DNS, sentry.dsn",
        "sentry.timeouts, sentry.timeout",
        "sentry.in-app-include, sentry.in-app-includes",
        "sentry.ignored-exceptions, sentry.ignore-exceptions",
        "sentry.logging.breadcrum-level, sentry.logging.breadcrumb-level",
        "sentry.tag.region, sentry.tags.NAME",
        "sentry.tags, sentry.tags.NAME",
        "SENTRY_TAG_REGION, sentry.tags.NAME",
        "SENTRY_LOGGING_LEVL, sentry.logging.level",
        "sentry.extras.build, sentry.extra.NAME",
    })
    void theNearestKeyIsNamedForAMisspeltOne(String key, String nearest) {
        assertThat(warning(key)).endsWith("did you mean " + nearest + "?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sentry.foo",
                "sentry.dev",
                "sentry.log",
                "sentry.tenant",
                "sentry.theme",
                "sentry.colour-of-the-sky",
                "sentry.error-sample-rate",
                "sentry.report-uri",
                "sentry.queue-name",
                "sentry.x",
                "SENTRY_RUNNER_ID",
            })
    void noKeyIsNamedWhereNoneIsNear(String key) {
        assertThat(warning(key))
                .contains("sentry.")
                .endsWith("is ignored")
                .doesNotContain("did you mean");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sentry.traces-sample-rate",
                "SENTRY_TRACES_SAMPLE_RATE",
                "sentry.tracesSampleRate",
                "sentry.profiles-sample-rate",
                "sentry.debug",
                "sentry.enable-tracing",
                "sentry.attach-stacktrace",
                "sentry.attach-threads",
                "sentry.ignored-exceptions-for-type",
                "sentry.ignored-errors",
                "sentry.tracing-origins",
                "sentry.context-tags",
                "sentry.proxy.host",
                "sentry.proxy.port",
                "sentry.uncaught.handler.enabled",
                "sentry.send-modules",
                "sentry.enable-deduplication",
                "sentry.exception-resolver-order",
                "sentry.logging.minimum-event-level",
                "sentry.logging.minimum-breadcrumb-level",
                "sentry.logs.enabled",
                "sentry.max-value-length",
                "sentry.with-locals",
                "sentry.auto-session-tracking",
                "sentry.stacktrace.app.packages",
                "sentry.mdctags",
                "sentry.before-send",
                "SENTRY_SPOTLIGHT",
            })
    void keysOfOtherSentrySdksAreIgnoredAndNotTakenForMisspeltOnes(String key) {
        assertThat(warning(key))
                .startsWith("RAVEN-0006: sentry.")
                .endsWith(" is a key of other Sentry SDKs and is ignored");
    }

    @Test
    void theKeyOfAnotherSdkIsNamedInTheNotationOfKeys() {
        assertThat(warning("SENTRY_TRACES_SAMPLE_RATE"))
                .isEqualTo(
                        "RAVEN-0006: sentry.traces-sample-rate is a key of other Sentry SDKs and"
                                + " is ignored");
    }

    @Test
    void aKeyThatIsUnknownInTwoNotationsIsWarnedAboutOnce() {
        try (LogCapture log = new LogCapture()) {
            read("sentry.enviroment", "a", "SENTRY_ENVIROMENT", "a", "sentry.Enviroment", "a");
            assertThat(log.warnings()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SENTRY_AUTH_TOKEN",
                "SENTRY_ORG",
                "SENTRY_PROJECT",
                "SENTRY_URL",
                "SENTRY_LOG_LEVEL",
                "SENTRY_PROPERTIES",
                "SENTRY_TOKEN",
                "SENTRY_API_KEY",
                "SENTRY_NO_PROGRESS_BAR",
                "SENTRY_LOAD_DOTENV",
                "SENTRY_DISABLE_UPDATE_CHECK",
            })
    void variablesOfTheCommandLineToolAreLeftAlone(String name) {
        try (LogCapture log = new LogCapture()) {
            read(name, "secret");
            assertThat(log.warnings()).isEmpty();
        }
    }

    @Test
    void anUnknownKeyDoesNotBringControlCharactersIntoTheLog() {
        assertThat(warning("sentry.a\nFAKE\u001b[31m")).doesNotContain("\n", "\u001b");
    }

    @Test
    void aVariableNamesATagInLowerCase() {
        assertThat(read("SENTRY_TAGS_REGION", "eu").tags())
                .containsExactly(Map.entry("region", "eu"));
        assertThat(read("SENTRY_EXTRA_BUILD_HOST", "ci-1").extras())
                .containsExactly(Map.entry("build_host", "ci-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sentry.tags.Region", "sentry.tags.region", "sentry.tags.REGION"})
    void aVariableIsNoSecondTagWhereAKeyNamesItInAnotherNotation(String key) {
        String name = key.substring("sentry.tags.".length());
        assertThat(read("SENTRY_TAGS_REGION", "eu", key, "eu").tags())
                .containsExactly(Map.entry(name, "eu"));
        assertThat(read("SENTRY_TAGS_BUILD_HOST", "a", "sentry.tags.build-host", "b").tags())
                .containsExactly(Map.entry("build-host", "b"));
    }

    @Test
    void tagsWhoseNamesDifferInCaseAreTwoTags() {
        assertThat(read("sentry.tags.Region", "a", "sentry.tags.region", "b").tags())
                .containsOnly(Map.entry("Region", "a"), Map.entry("region", "b"));
    }

    @Test
    void theDocumentedNotationWinsWhateverTheOrderAndTheOtherIsNamed() {
        for (String[] order :
                new String[][] {
                    {"sentry.release", "a", "sentry.Release", "b"},
                    {"sentry.Release", "b", "sentry.release", "a"},
                }) {
            try (LogCapture log = new LogCapture()) {
                assertThat(read(order).release()).isEqualTo("a");
                assertThat(log.warnings())
                        .singleElement()
                        .isEqualTo(
                                "RAVEN-0004: sentry.Release is ignored: sentry.release is set as well, to"
                                        + " another value");
            }
        }
    }

    @Test
    void theDocumentedNameWinsOverTheOlderOne() {
        try (LogCapture log = new LogCapture()) {
            assertThat(read("sentry.servername", "old", "sentry.server-name", "new").serverName())
                    .isEqualTo("new");
            assertThat(log.warnings()).singleElement().asString().contains("sentry.servername");
        }
    }

    @Test
    void theSameValueInTwoNotationsAndAVariableBehindAKeyAreNotWorthAWord() {
        try (LogCapture log = new LogCapture()) {
            read("sentry.release", "a", "sentry.Release", "a", "SENTRY_RELEASE", "b");
            assertThat(log.warnings()).isEmpty();
        }
    }

    @Test
    void aBlankValueOfAKeyHidesTheVariableAsInMicroProfileConfig() {
        assertThat(read("SENTRY_DSN", "https://key@host/1", "sentry.dsn", " ").dsn()).isNull();
    }
}
