/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Keys, {@code docs/configuration.md} and the methods of {@link Options} say the same. */
class ConfigurationPageTest {

    private static final Path PAGE = Path.of("..", "docs", "configuration.md");
    private static final Pattern KEY = Pattern.compile("`(sentry\\.[a-z.-]+)(?:NAME)?`");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** The rows of tables that begin with a key, as cells. */
    private static List<String[]> rows() throws IOException {
        List<String[]> rows = new ArrayList<>();
        for (String line : Files.readAllLines(PAGE)) {
            if (line.startsWith("| `sentry.")) {
                rows.add(line.split("\\|"));
            }
        }
        return rows;
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(result -> result.group(1)).toList();
    }

    /** Methods of options that return no setting. */
    private static final Set<String> NOT_GETTERS = Set.of("toBuilder", "hashCode", "toString");

    @Test
    void everyKeyIsDocumentedOnceAndNothingElseIs() throws IOException {
        List<String> documented = new ArrayList<>();
        for (String[] row : rows()) {
            documented.addAll(all(KEY, row[1]));
        }

        assertThat(documented).containsExactlyInAnyOrderElementsOf(Options.keys());
    }

    @Test
    void aDocumentedDefaultSetByHandChangesNothing() throws IOException {
        Map<String, String> defaults = defaults();

        assertThat(defaults).hasSizeGreaterThan(25);
        defaults.forEach(
                (key, value) ->
                        assertThat(values(Options.of(Map.of(key, value))))
                                .as("%s = %s", key, value)
                                .isEqualTo(values(Options.of(Map.of()))));
    }

    /** Keys in a row have their defaults in the same order; those in code font are values. */
    private static Map<String, String> defaults() throws IOException {
        Map<String, String> defaults = new LinkedHashMap<>();
        for (String[] row : rows()) {
            List<String> keys = all(KEY, row[1]);
            String[] cells = row[2].split(",");
            for (int i = 0; i < cells.length; i++) {
                for (String value : all(CODE, cells[i])) {
                    defaults.put(keys.get(i), value);
                }
            }
        }
        return defaults;
    }

    /** Returns the value of every getter, by its name. */
    private static Map<String, Object> values(Options options) {
        Map<String, Object> values = new TreeMap<>();
        for (Method method : Options.class.getMethods()) {
            if (method.getDeclaringClass() == Options.class
                    && method.getParameterCount() == 0
                    && !Modifier.isStatic(method.getModifiers())
                    && !NOT_GETTERS.contains(method.getName())) {
                values.put(method.getName(), value(method, options));
            }
        }
        values.put(
                "reportsStatus",
                IntStream.range(0, 1000).filter(options::reportsStatus).boxed().toList());
        return values;
    }

    private static Object value(Method getter, Options options) {
        try {
            Object value = getter.invoke(options);
            // Processors are no values, their classes are.
            return getter.getName().equals("processors")
                    ? ((List<?>) value).stream().<Object>map(Object::getClass).toList()
                    : value == null ? "null" : value;
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(getter.getName(), e);
        }
    }

    @Test
    void theExampleOfMistakesIsWhatIsSaid() throws IOException {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("sentry.environment", "prod/eu");
        settings.put("sentry.sample-rate", "2");
        settings.put("sentry.dsn", "${SHOP_DSN}");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.of(settings))
                .satisfies(
                        problem ->
                                assertThat(Files.readString(PAGE))
                                        .contains("```\n" + problem.getMessage() + "\n```"));
    }

    @Test
    void everyKeyHasMethodsInCamelCase() {
        Set<String> getters = names(Options.class);
        Set<String> setters = names(Options.Builder.class);
        Set<String> otherNames =
                Set.of("sentry.servername", "sentry.name"); // of sentry.server-name
        for (String key : Options.keys()) {
            if (otherNames.contains(key)) {
                continue;
            }
            switch (key) {
                case "sentry.tags." -> assertThat(setters).contains("tag", "tags");
                case "sentry.extra." -> assertThat(setters).contains("extra", "extras");
                case "sentry.report-status" -> {
                    assertThat(setters).contains("reportStatus");
                    assertThat(getters).contains("reportsStatus");
                }
                case "sentry.trusted-proxies" -> {
                    assertThat(setters).contains("trustedProxies");
                    assertThat(getters).contains("trustsProxy");
                }
                default -> {
                    assertThat(setters).contains(camelCase(key));
                    assertThat(getters).contains(camelCase(key));
                }
            }
        }
    }

    private static Set<String> names(Class<?> type) {
        Set<String> names = new TreeSet<>();
        Arrays.stream(type.getMethods()).map(Method::getName).forEach(names::add);
        return names;
    }

    private static String camelCase(String key) {
        return Pattern.compile("[.-](.)")
                .matcher(key.substring("sentry.".length()))
                .replaceAll((MatchResult part) -> part.group(1).toUpperCase(Locale.ROOT));
    }
}
