/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ravenee.testkit.LogCapture;

/** Values of configuration keys: what is understood, and what is said about the rest. */
class ConfigurationValuesTest {

    private static Options with(String key, String value) {
        return Options.of(Map.of(key, value));
    }

    private static String problem(String key, String value) {
        IllegalArgumentException problem =
                catchThrowableOfType(IllegalArgumentException.class, () -> with(key, value));
        assertThat(problem).as("%s = %s", key, value).isNotNull();
        String[] lines = problem.getMessage().split("\n", -1);
        assertThat(lines).as(problem.getMessage()).hasSize(2);
        assertThat(lines[1]).startsWith("  " + key + " = ");
        return lines[1].strip();
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "TRUE", "yes", "Yes", "y", "Y", "on", "ON", "1", " true "})
    void wordsForYesAreThoseOfMicroProfileConfig(String word) {
        assertThat(with("sentry.send-default-pii", word).sendDefaultPii()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "False", "no", "NO", "n", "N", "off", "Off", "0"})
    void wordsForNoAreTheirOpposites(String word) {
        assertThat(with("sentry.enabled", word).enabled()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"maybe", "t", "2", "-1", "yes please", "enabled"})
    void otherWordsAreNoBooleans(String word) {
        assertThat(problem("sentry.enabled", word))
                .contains("true or false; yes, y, on, 1 and no, n, off, 0 mean the same");
    }

    @ParameterizedTest
    @CsvSource({
        "sentry.dsn, ${SENTRY_DSN}, ${SENTRY_DSN}",
        "sentry.dsn, https://${KEY}@host/1, ${KEY}",
        "sentry.dsn, https://key@${HOST}/1, ${HOST}",
        "sentry.dsn, https://key@host/1?ca_certs=${CERTS}, ${CERTS}",
        "sentry.dsn, ${env.SENTRY_DSN:}, ${env.SENTRY_DSN}",
        "sentry.release, ${project.version}, ${project.version}",
        "sentry.release, shop@${project.version}, ${project.version}",
        "sentry.environment, ${ENV:${STAGE}}, ${ENV}",
        "sentry.environment, ${ENV, ${ENV}",
        "sentry.server-name, ${HOSTNAME}, ${HOSTNAME}",
        "sentry.enabled, ${ENABLED}, ${ENABLED}",
        "sentry.sample-rate, ${RATE}, ${RATE}",
        "sentry.timeout, ${TIMEOUT}, ${TIMEOUT}",
        "sentry.processors, ${PROCESSORS}, ${PROCESSORS}",
        "sentry.proxy, ${PROXY}, ${PROXY}",
        "sentry.in-app-includes, 'com.acme,${MORE}', ${MORE}",
        "sentry.tags.version, ${git.commit.id}, ${git.commit.id}",
        "sentry.extra.node, ${NODE}, ${NODE}",
        "sentry.spool.directory, ${TMP}/spool, ${TMP}",
    })
    void anUnresolvedExpressionIsNamed(String key, String value, String expression) {
        assertThat(problem(key, value)).contains("expression " + expression + " is not resolved");
    }

    @Test
    void anUnresolvedExpressionIsNamedWithoutItsDefaultWhichMayBeASecret() {
        assertThat(problem("sentry.dsn", "https://key:${SECRET:hunter2}@host/1"))
                .contains("${SECRET}")
                .doesNotContain("hunter2");
        assertThat(problem("sentry.dsn", "${DSN:https://key:hunter2@host/1}"))
                .contains("${DSN}")
                .doesNotContain("hunter2");
        assertThat(problem("sentry.proxy", "http://u:hunter2@${HOST:hunter2}"))
                .contains("${HOST}")
                .doesNotContain("hunter2");
    }

    @Test
    void aDollarThatBeginsNoExpressionIsAText() {
        assertThat(with("sentry.release", "shop@1$").release()).isEqualTo("shop@1$");
        assertThat(with("sentry.extra.price", "$5 {net}").extras())
                .containsEntry("price", "$5 {net}");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "sentry.dsn, \"https://key:hunter2@host/1\"",
                "sentry.dsn, 'https://key:hunter2@host/1'",
                "sentry.sample-rate, \"0.5\"",
                "sentry.enabled, 'true'",
                "sentry.timeout, \"2s\"",
                "sentry.transport, \"sync\"",
                "sentry.environment, \"production\"",
                "sentry.release, 'shop@1'",
                "sentry.release, \u201cshop@1\u201d",
                "sentry.dsn, \u201chttps://key:hunter2@host/1\u201d",
                "sentry.environment, \u00abproduction\u00bb",
                "sentry.sample-rate, \u201e0.5\u201c",
                "sentry.site, \u2018berlin\u2019",
            })
    void quotesAroundAValueAreNamedWithTheRemedy(String key, String value) {
        assertThat(problem(key, value))
                .contains("remove the quotes around the value")
                .doesNotContain("hunter2");
    }

    @Test
    void quotesWithinAValueAreItsOwn() {
        assertThat(with("sentry.tags.motto", "\"to be\"").tags())
                .containsEntry("motto", "\"to be\"");
        assertThat(with("sentry.site", "the \"old\" one").site()).isEqualTo("the \"old\" one");
    }

    @ParameterizedTest
    @CsvSource({
        "sentry.sample-rate, 2, 0.0 to 1.0",
        "sentry.sample-rate, '0,5', 0.0 to 1.0",
        "sentry.string-max-length, 0, 1 to 100000",
        "sentry.string-max-length, 99999999999, 1 to 100000",
        "sentry.list-max-length, 10001, 1 to 10000",
        "sentry.max-breadcrumbs, 1.5, 0 to 1000",
        "sentry.queue-size, many, 1 to 1000000",
        "sentry.queue-bytes, 1 kB, 64 KiB to 1 TiB",
        "sentry.queue-bytes, 1 ZB, 64 KiB to 1 TiB",
        "sentry.queue-bytes, 999999999999 GiB, 64 KiB to 1 TiB",
        "sentry.spool.max-bytes, 1, 1 MiB to 1 PiB",
        "sentry.connect-timeout, 0, more than zero and at most a day",
        "sentry.timeout, PT25H, more than zero and at most a day",
        "sentry.timeout, 999999999h, more than zero and at most a day",
        "sentry.timeout, PT9999999999999H, more than zero and at most a day",
        "sentry.shutdown-timeout, -1, zero or more and at most a day",
        "sentry.logging.level, LOUD, 'OFF, SEVERE, WARNING, INFO, CONFIG, FINE, FINER, FINEST, ALL'",
        "sentry.report-status, 5xx, '100 to 599, such as 408,500-599'",
        "sentry.captured, always, 'priority, beans.xml'",
        "sentry.max-request-body-size, huge, 'none, small, medium, always'",
        "sentry.proxy, proxy:3128, http://[user:password@]host:port",
        "sentry.ignore-exceptions, com.acme.Late;com.acme.Lost, names of classes and packages",
        "sentry.ignore-exceptions, com.acme.Late com.acme.Lost, names of classes and packages",
        "sentry.ignore-exceptions, com/acme/Late, names of classes and packages",
        "sentry.ignore-exceptions, .*Timeout.*, names of classes and packages",
        "sentry.ignore-exceptions, 'Late, com.acme.**', names of classes and packages",
        "sentry.in-app-includes, [com.acme], names of classes and packages",
        "sentry.in-app-excludes, com.acme\u200b, names of classes and packages",
        "sentry.trace-propagation-targets, https://api.example.com, api.example.com:8443",
        "sentry.trace-propagation-targets, api.example.com/v1, api.example.com:8443",
        "sentry.trace-propagation-targets, ^api\\.example\\.com$, api.example.com:8443",
        "sentry.trace-propagation-targets, .*, api.example.com:8443",
    })
    void aProblemNamesTheRange(String key, String value, String allowed) {
        assertThat(problem(key, value)).contains(": allowed is ").contains(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "sentry.ignore-exceptions, 'com.acme.Outer$Late, Late, com.acme.*, *'",
        "sentry.ignore-exceptions, com.acme.Versp\u00e4tung",
        "sentry.in-app-includes, 'com.acme, com.acme.my-module, com.acme.'",
        "sentry.trace-propagation-targets, 'localhost, api.example.com:8443, *.example.com, *'",
        "sentry.trace-propagation-targets, '[::1]:8080, shop_api, b\u00fccher.example'",
    })
    void namesInAListAreRead(String key, String value) {
        assertThat(with(key, value)).isNotEqualTo(Options.of(Map.of()));
    }

    @Test
    void theBuilderChecksByTheSameRules() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.builder().sampleRate(Double.NaN))
                .withMessage(
                        "sentry.sample-rate = NaN: allowed is 0.0 to 1.0, a number such as 0.25");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.builder().timeout(Duration.ofDays(2)))
                .withMessageContaining("sentry.timeout = PT48H: allowed is ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.builder().environment("prod/eu"))
                .withMessageContaining("sentry.environment = prod/eu: ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.builder().release("${project.version}"))
                .withMessageContaining("${project.version} is not resolved");
        assertThatExceptionOfType(InvalidDsnException.class)
                .isThrownBy(() -> Options.builder().dsn("${SENTRY_DSN}"));
    }

    @Test
    void theBuilderNamesTheKeyThatMustNotBeNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> Options.builder().timeout(null))
                .withMessageContaining("sentry.timeout");
        assertThatNullPointerException()
                .isThrownBy(() -> Options.builder().inAppIncludes("com.acme", null))
                .withMessageContaining("sentry.in-app-includes");
    }

    @Test
    void valuesDoNotBringControlCharactersIntoTheMessage() {
        assertThat(problem("sentry.captured", "a\u001b[31m\u202eb\u0000"))
                .doesNotContain("\u001b", "\u202e", "\u0000");
    }

    @Test
    void allProblemsAreToldTogetherThoseBetweenTwoKeysToo() {
        Map<String, String> settings =
                Map.of(
                        "sentry.dsn", "https://key@host",
                        "sentry.release", "latest",
                        "sentry.processors", "com.acme.Missing",
                        "sentry.environment", "${ENV}",
                        "sentry.tags.region", "${REGION}",
                        "sentry.transport", "spool",
                        "sentry.enabled", "sometimes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.of(settings))
                .withMessageContainingAll(
                        "sentry.dsn = ",
                        "sentry.release = latest",
                        "sentry.processors = com.acme.Missing",
                        "sentry.environment = ${ENV}",
                        "sentry.tags.region = ${REGION}",
                        "sentry.spool.directory",
                        "sentry.enabled = sometimes");
    }

    @Test
    void aSpoolNeedsADirectoryHoweverItIsConfigured() {
        for (Options.Builder options :
                List.of(
                        Options.builder().transport("spool"),
                        Options.builder().dsn("spool+https://key@host/1"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(options::build)
                    .withMessageContaining("sentry.spool.directory");
        }
        assertThat(problems("sentry.dsn", "spool+https://key:hunter2@host/1"))
                .contains("sentry.spool.directory")
                .doesNotContain("hunter2");
    }

    private static String problems(String key, String value) {
        return catchThrowableOfType(IllegalArgumentException.class, () -> with(key, value))
                .getMessage();
    }

    /** Abstract: no object can be made of it. */
    public abstract static class AbstractProcessor implements Processor {}

    /** No constructor without parameters. */
    public static final class Demanding implements Processor {
        public Demanding(String name) {}

        @Override
        public Event process(Event event) {
            return event;
        }
    }

    /** A constructor that only the class itself can call. */
    public static final class Private implements Processor {
        private Private() {}

        @Override
        public Event process(Event event) {
            return event;
        }
    }

    static final class Hidden implements Processor {
        public Hidden() {}

        @Override
        public Event process(Event event) {
            return event;
        }
    }

    /** A constructor that fails. */
    public static final class Failing implements Processor {
        public Failing() {
            throw new IllegalStateException("token=hunter2");
        }

        @Override
        public Event process(Event event) {
            return event;
        }
    }

    /** A class that cannot be initialised. */
    public static final class Broken implements Processor {
        static final int ZERO = Integer.parseInt("no number");

        @Override
        public Event process(Event event) {
            return event;
        }
    }

    static Stream<List<String>> processors() {
        return Stream.of(
                List.of("com.acme.Missing", "no class com.acme.Missing is found"),
                List.of("Misspelt", "no class Misspelt is found"),
                List.of("com acme", "no class com acme is found"),
                List.of(String.class.getName(), "does not implement org.ravenee.Processor"),
                List.of(Processor.class.getName(), "is abstract"),
                List.of(AbstractProcessor.class.getName(), "is abstract"),
                List.of(Demanding.class.getName(), "has no public constructor without parameters"),
                List.of(Private.class.getName(), "has no public constructor without parameters"),
                List.of(Hidden.class.getName(), "is not public"),
                List.of(
                        Failing.class.getName(),
                        "its constructor failed with java.lang.IllegalStateException"),
                List.of(Broken.class.getName(), "java.lang.ExceptionInInitializerError"));
    }

    @ParameterizedTest
    @MethodSource
    void processors(List<String> nameAndReason) {
        String name = nameAndReason.get(0);
        String problem = problem("sentry.processors", "RemovePostDataProcessor, " + name);
        assertThat(problem).contains(name).contains(nameAndReason.get(1)).doesNotContain("hunter2");
    }

    @Test
    void theErrorOfAProcessorThatIsNotFoundNamesTheBuiltInOnes() {
        assertThat(problem("sentry.processors", "SanitisePasswordsProcessor"))
                .contains(
                        "RemovePostDataProcessor",
                        "RemoveStackLocalsProcessor",
                        "SanitizeKeysProcessor",
                        "SanitizePasswordsProcessor");
    }

    @Test
    void theFailureOfAProcessorIsKeptForTheStackTrace() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with("sentry.processors", Failing.class.getName()))
                .satisfies(
                        problem ->
                                assertThat(problem)
                                        .hasStackTraceContaining(
                                                Failing.class.getName() + ".<init>"));
    }

    @Test
    void everyDocumentedKeyTakesABlankValueForNone() {
        Map<String, String> blank = new HashMap<>();
        for (String key : Options.keys()) {
            blank.put(key.endsWith(".") ? key + "name" : key, " \t");
        }
        try (LogCapture log = new LogCapture()) {
            assertThat(Options.of(blank))
                    .usingRecursiveComparison()
                    .isEqualTo(Options.of(Map.of()));
            assertThat(log.warnings()).isEmpty();
        }
    }

    @Test
    void aListIsNotChangedThroughTheArrayThatTheBuilderWasGiven() {
        String[] includes = {"com.acme"};
        Map<String, String> tags = new HashMap<>(Map.of("a", "b"));
        List<Options> options = new ArrayList<>();
        Options.Builder builder = Options.builder().inAppIncludes(includes).tags(tags);
        options.add(builder.build());
        includes[0] = "changed";
        tags.put("c", "d");
        builder.tag("e", "f");

        assertThat(options.get(0).inAppIncludes()).containsExactly("com.acme");
        assertThat(options.get(0).tags()).containsExactly(Map.entry("a", "b"));
        assertThat(builder.build().tags()).containsOnlyKeys("a", "e");
    }

    @Property(tries = 300)
    void anyTextOfAnyKeyIsReadOrRefusedInOneLineWithItsKey(
            @ForAll("keys") String key, @ForAll String text) {
        String named = key.endsWith(".") ? key + "name" : key;
        try {
            Options options = with(named, text);
            assertThat(options.toBuilder().build()).usingRecursiveComparison().isEqualTo(options);
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage().lines()).hasSize(2).last().asString().contains(named + " = ");
            assertThat(e.getMessage().replaceFirst("\n", "").chars())
                    .noneMatch(Character::isISOControl);
        }
    }

    @Provide
    Arbitrary<String> keys() {
        return Arbitraries.of(Options.keys());
    }
}
