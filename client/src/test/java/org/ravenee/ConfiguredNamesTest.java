/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ravenee.testkit.Recorder;

/** Environment, release and dist, by the rules of the servers, which would drop other forms. */
class ConfiguredNamesTest {

    private static Options with(String key, String value) {
        return Options.of(Map.of(key, value));
    }

    @Test
    void theEnvironmentIsProductionUnlessConfigured() {
        assertThat(Options.of(Map.of()).environment()).isEqualTo("production");
        assertThat(Options.builder().build().environment()).isEqualTo("production");
        assertThat(Options.builder().environment("test").environment(null).build().environment())
                .isEqualTo("production");
        assertThat(Options.builder().environment(" ").build().environment())
                .isEqualTo("production");
        try (Recorder recorder = new Recorder()) {
            recorder.client().captureMessage("m");
            assertThat(recorder.event().environment()).isEqualTo("production");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "production",
                "prod eu west",
                "prod:eu-west_1",
                "Größe",
                "nonesuch",
                "...",
                "1234567890123456789012345678901234567890123456789012345678901234",
            })
    void anEnvironmentThatServersTakeIsTaken(String name) {
        assertThat(with("sentry.environment", name).environment()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "prod/eu west, /",
        "prod\\eu, \\",
        "none, none",
        "None, none",
        "., .",
        ".., ..",
        "12345678901234567890123456789012345678901234567890123456789012345, 64 bytes",
        "ääääääääääääääääääääääääääääääää1, 64 bytes",
    })
    void anEnvironmentThatServersDropIsRefused(String name, String reason) {
        refuses("sentry.environment", name, reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop@1.4.2+7",
                "Shop: Web API@1.0 beta",
                "7d1e54a0b2c6d7e8f9a0b1c2d3e4f5a6b7c8d9e0",
                "latest-1",
                "none",
                "größe@1",
            })
    void aReleaseThatServersTakeIsTaken(String name) {
        assertThat(with("sentry.release", name).release()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "Shop: Web/API@1.0 beta, /",
        "shop\\web@1, \\",
        "latest, latest",
        "LATEST, latest",
        "., .",
        ".., ..",
    })
    void aReleaseThatServersDropIsRefused(String name, String reason) {
        refuses("sentry.release", name, reason);
    }

    @Test
    void aReleaseIsMeasuredInBytes() {
        String longest = "é".repeat(100);
        assertThat(with("sentry.release", longest).release()).isEqualTo(longest);
        refuses("sentry.release", longest + "e", "200 bytes");
        refuses("sentry.release", "\uD83D\uDE00".repeat(51), "200 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\tb", "a\u0000b", "a\u001fb", "a\u007fb"})
    void controlCharactersAreRefusedAndNotPrinted(String name) {
        for (String key : new String[] {"sentry.release", "sentry.environment", "sentry.dist"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> with(key, name))
                    .withMessageContaining(key + " = a")
                    .withMessageContaining("allowed is ")
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain(name));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "build-7", "1.0_SNAPSHOT", "none", "latest"})
    void aDistThatServersTakeIsTaken(String name) {
        assertThat(with("sentry.dist", name).dist()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "a b, a-z",
        "a+b, a-z",
        "größe, a-z",
        "a/b, a-z",
        "12345678901234567890123456789012345678901234567890123456789012345, 64",
    })
    void aDistThatServersDropIsRefused(String name, String reason) {
        refuses("sentry.dist", name, reason);
    }

    @Test
    void theBuilderRefusesThemToo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.builder().environment("none"))
                .withMessageContaining("sentry.environment = none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.builder().release("a/b"))
                .withMessageContaining("sentry.release = a/b");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.builder().dist("a b"))
                .withMessageContaining("sentry.dist = a b");
    }

    private static void refuses(String key, String name, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(key, name))
                .withMessageContaining(key + " = " + name + ": allowed is ")
                .withMessageContaining(reason);
    }
}
