/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DsnTest {

    @Test
    void takesEveryPartOfADsn() {
        Dsn dsn = Dsn.parse(" \thttps://foo:bar@sentry.local/app/1?timeout=1&verify_ssl=0\n");

        assertThat(dsn.transport()).isEmpty();
        assertThat(dsn.publicKey()).isEqualTo("foo");
        assertThat(dsn.secretKey()).hasValue("bar");
        assertThat(dsn.host()).isEqualTo("sentry.local");
        assertThat(dsn.project()).isEqualTo("1");
        assertThat(dsn.options()).containsEntry("timeout", "1").containsEntry("verify_ssl", "0");
        assertThat(dsn.envelopeUri()).hasToString("https://sentry.local/app/api/1/envelope/");
    }

    @ParameterizedTest
    @CsvSource({
        "http://k@m\u00fcnchen.example:9000/2, xn--mnchen-3ya.example",
        "http://k@\u4f8b\u3048.\u30c6\u30b9\u30c8/2, xn--r8jz45g.xn--zckzah"
    })
    void takesInternationalisedHosts(String text, String host) {
        assertThat(Dsn.parse(text).host()).isEqualTo(host);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://k@h/1\u2800",
                "https://k@h/1\u17b4",
                "https://k@h/\uff11",
                "https://k@h/1\u0301",
                "https://k@h/a\u2044b/1",
                "https://k@h\u2800.example/1"
            })
    void refusesSignsThatLookLikeOthersOrLikeNothing(String dsn) {
        assertThatThrownBy(() -> Dsn.parse(dsn)).isInstanceOf(InvalidDsnException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "http://foo@sentry.local/1, http://sentry.local/api/1/envelope/",
        "http://foo:@sentry.local/1, http://sentry.local/api/1/envelope/",
        "HTTPS://foo@Sentry.LOCAL/1, https://sentry.local/api/1/envelope/",
        "http://foo@sentry.local:9000/1, http://sentry.local:9000/api/1/envelope/",
        "https://foo@sentry.local:9000/app/1, https://sentry.local:9000/app/api/1/envelope/",
        "https://foo@sentry.local:443/1, https://sentry.local/api/1/envelope/",
        "http://foo@sentry.local:80/1, http://sentry.local/api/1/envelope/",
        "http://foo@sentry.local:443/1, http://sentry.local:443/api/1/envelope/",
        "https://foo@sentry.local//a///b//1//, https://sentry.local/a/b/api/1/envelope/",
        "https://foo@sentry.local/1#fragment, https://sentry.local/api/1/envelope/",
        "https://foo@[2001:DB8::1]:9000/1, https://[2001:db8::1]:9000/api/1/envelope/",
        "https://foo@[::1]/p/1, https://[::1]/p/api/1/envelope/",
        "https://foo@127.0.0.1/my-project, https://127.0.0.1/api/my-project/envelope/",
        "sync+https://foo@sentry.local/1, https://sentry.local/api/1/envelope/",
    })
    void findsTheEndpoint(String dsn, String endpoint) {
        assertThat(Dsn.parse(dsn).envelopeUri()).hasToString(endpoint);
    }

    @ParameterizedTest
    @CsvSource({
        "sync+https://foo@sentry.local/1, sync",
        "Threaded+requests+HTTP://foo@sentry.local/1, threaded+requests",
        "https://foo@sentry.local/1, ''",
    })
    void takesTheTransportFromTheScheme(String dsn, String transport) {
        assertThat(Dsn.parse(dsn).transport()).isEqualTo(transport);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "hunter2",
                "://pub:hunter2@sentry.local/1",
                "sentry.local/1",
                "ftp://pub:hunter2@sentry.local/1",
                "pub:hunter2@sentry.local/http://x/1",
                "https//pub:hunter2@sentry.local/1",
                "https://sentry.local/1",
                "https://@sentry.local/1",
                "https://:hunter2@sentry.local/1",
                "https://pub:hunter2@/1",
                "https://pub:hunter2@:80/1",
                "https://pub:hunter2@sentry.local",
                "https://pub:hunter2@sentry.local/",
                "https://pub:hunter2@sentry.local///",
                "https://pub:hunter2@sentry.local:0/1",
                "https://pub:hunter2@sentry.local:65536/1",
                "https://pub:hunter2@sentry.local:port/1",
                "https://pub:hunter2@sentry.local:-1/1",
                "https://pub:hunter2@[::1/1",
                "https://pub:hun ter2@sentry.local/1",
                "https://pub:hunter2/x@sentry.local/1",
                "https://pub:hunter2%zz@sentry.local/1",
                "https://pub:hunter2@sen try.local/1",
                "https://p\u00fcb:hunter2@sentry.local/1",
                "https://pub:hunter2\u00e9@sentry.local/1",
            })
    void refusesWhatNoEventCanBeSentToWithoutTellingTheSecret(String dsn) {
        assertThatThrownBy(() -> Dsn.parse(dsn))
                .isInstanceOf(InvalidDsnException.class)
                .hasNoCause()
                .message()
                .isNotBlank()
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://k@h/1, http:// or https://",
        "https://h/1, public key",
        "https://k@/1, host",
        "https://k@h, project",
        "https://k@h:70000/1, 65535",
    })
    void saysWhatIsWrong(String dsn, String expected) {
        assertThatExceptionOfType(InvalidDsnException.class)
                .isThrownBy(() -> Dsn.parse(dsn))
                .withMessageContaining(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "http://k@sentry_web:9000/2, sentry_web, http://sentry_web:9000/api/2/envelope/",
        "https://k@Sentry_Web.internal/2, sentry_web.internal,"
                + " https://sentry_web.internal/api/2/envelope/",
        "http://k@_sentry:80/2, _sentry, http://_sentry/api/2/envelope/",
        "http://k:s@a_b_c./p/2, a_b_c., http://a_b_c./p/api/2/envelope/",
        "sync+https://k@sentry_web:443/2, sentry_web, https://sentry_web/api/2/envelope/",
    })
    void takesHostsWithAnUnderscore(String text, String host, String endpoint) {
        Dsn dsn = Dsn.parse(text);
        assertThat(dsn.host()).isEqualTo(host);
        assertThat(dsn.envelopeUri()).hasToString(endpoint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://k@sentry_web:0/2",
                "http://k@sentry_web:65536/2",
                "http://k@sentry_web:99999999999/2",
                "http://k@sentry_web:port/2",
                "http://k@sentry_web:-1/2",
                "http://k@sentry_web:80:80/2",
                "http://k@a@sentry_web/2",
                "http://k@sentry_..web/2",
                "http://k@.sentry_web/2",
                "http://k@[sentry_web]/2",
                "http://@sentry_web/2",
                "http://sentry_web/2",
            })
    void refusesOtherHostsWithAnUnderscore(String dsn) {
        assertThatThrownBy(() -> Dsn.parse(dsn)).isInstanceOf(InvalidDsnException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "https://pub:hunter2@sentry.local/1\u200b, U+200B (ZERO WIDTH SPACE)",
        "https://pub:hunter2@sentry.local/1\u200d, U+200D",
        "https://pub:hunter2@sentry.local/1\u00a0, U+00A0 (NO-BREAK SPACE)",
        "https://pub:hunter2@sentry.local/1\u202f, U+202F",
        "https://pub:hunter2@sentry.local/1\u2060, U+2060",
        "https://pub:hunter2@sentry.local/1\ufeff, U+FEFF",
        "\ufeffhttps://pub:hunter2@sentry.local/1, character 1 is U+FEFF",
        "https://pub:hunter2@sentry\u00ad.local/1, U+00AD (SOFT HYPHEN)",
        "https://pub:hunter2@sentry.local/\u202e1, U+202E",
        "https://pub:hunter2@sentry.local/1\ufe0f, U+FE0F",
        "https://pub:hunter2@sentry.local/1\u3164, U+3164",
        "https://pub:hunter2@sentry\u0000.local/1, U+0000",
        "https://pub:hunter2@sentry.local/1\udb40\udc41, U+E0041",
        "https://pub:hun ter2@sentry.local/1, U+0020 (SPACE)",
        "\u201chttps://pub:hunter2@sentry.local/1, character 1 is U+201C (LEFT DOUBLE QUOTATION MARK)",
        "https://pub:hunter2@sentry.local/1\u201d, U+201D (RIGHT DOUBLE QUOTATION MARK)",
        "\u201ehttps://pub:hunter2@sentry.local/1, U+201E (DOUBLE LOW-9 QUOTATION MARK)",
        "`https://pub:hunter2@sentry.local/1`, character 1 is U+0060 (GRAVE ACCENT)",
        "https://pub:hunter2@sentry.local/1\", U+0022 (QUOTATION MARK)",
        "'''https://pub:hunter2@sentry.local/1', character 1 is U+0027 (APOSTROPHE)",
    })
    void namesAnInvisibleCharacterOrAQuoteThatWasCopiedAlong(String dsn, String expected) {
        assertThatThrownBy(() -> Dsn.parse(dsn))
                .isInstanceOf(InvalidDsnException.class)
                .message()
                .contains(expected)
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sentry.dsn=https://pub:hunter2@sentry.local/1",
                "<https://pub:hunter2@sentry.local/1>",
                "ftp://pub:hunter2@sentry.local/1",
                "pub:hunter2@https://sentry.local/1",
            })
    void saysHowADsnStarts(String dsn) {
        assertThatThrownBy(() -> Dsn.parse(dsn))
                .isInstanceOf(InvalidDsnException.class)
                .message()
                .contains("starts with http:// or https://")
                .doesNotContain("hunter2");
    }

    @Test
    void givesBrowsersADsnWithoutSecretTransportAndOptions() {
        Dsn dsn = Dsn.parse("sync+http://public:secret@example.com:8080/prefix/1?timeout=3");

        assertThat(dsn.publicDsn()).isEqualTo("//public@example.com:8080/prefix/1");
        assertThat(dsn.publicDsn("https")).isEqualTo("https://public@example.com:8080/prefix/1");
        assertThat(dsn).hasToString("http://public@example.com:8080/prefix/1");
    }

    @Test
    void isTheSameAsAnotherDsnOfTheSameTarget() {
        Dsn dsn = Dsn.parse("https://key:one@example.com/1");

        assertThat(dsn)
                .isEqualTo(Dsn.parse("sync+HTTPS://key:two@EXAMPLE.com:443//1/?timeout=1"))
                .hasSameHashCodeAs(Dsn.parse("https://key@example.com/1"))
                .isNotEqualTo(Dsn.parse("http://key@example.com/1"))
                .isNotEqualTo(Dsn.parse("https://other@example.com/1"))
                .isNotEqualTo(Dsn.parse("https://key@example.com:8443/1"))
                .isNotEqualTo(Dsn.parse("https://key@example.com/prefix/1"))
                .isNotEqualTo(Dsn.parse("https://key@example.com/2"))
                .isNotEqualTo(Dsn.parse("https://key@example.org/1"))
                .isNotEqualTo("https://key@example.com/1");
    }

    @Property(tries = 500)
    void neverFailsButWithAnInvalidDsnException(@ForAll String text) {
        parseAnyway(text);
        parseAnyway("https://" + text);
        parseAnyway("https://key:" + text + "@host/1");
        parseAnyway("https://key@host/" + text);
    }

    private static void parseAnyway(String text) {
        try {
            Dsn dsn = Dsn.parse(text);
            assertThat(dsn.envelopeUri()).isNotNull();
            assertThat(Dsn.parse(dsn.toString())).isEqualTo(dsn);
        } catch (InvalidDsnException e) {
            assertThat(e).message().isNotBlank();
        }
    }

    @Property(tries = 300)
    void isReadBackAsWritten(@ForAll("dsns") String text) {
        Dsn dsn = Dsn.parse(text);

        assertThat(Dsn.parse(dsn.toString())).isEqualTo(dsn).hasToString(dsn.toString());
        assertThat(dsn.toString()).doesNotContain("hunter2").doesNotContain("opt");
        assertThat(dsn.envelopeUri().toString()).doesNotContain("hunter2");
    }

    @Provide
    Arbitrary<String> dsns() {
        Arbitrary<String> words = Arbitraries.strings().withCharRange('a', 'n').ofLength(5);
        return Combinators.combine(
                        Arbitraries.of("", "sync+"),
                        Arbitraries.of("http", "https"),
                        words,
                        Arbitraries.of("", ":", ":hunter2"),
                        Arbitraries.of("host", "a.b.example", "[::1]", "10.0.0.1"),
                        Arbitraries.of("", ":80", ":443", ":9000"),
                        Arbitraries.of("", "/prefix", "/a/b"),
                        Arbitraries.of("/1", "/1/", "//77?opt=1", "/shop"))
                .as(
                        (transport, scheme, key, secret, host, port, prefix, end) ->
                                transport + scheme + "://" + key + secret + "@" + host + port
                                        + prefix + end);
    }

    @Property(tries = 300)
    void neverTellsTheSecret(@ForAll("secrets") String secret, @ForAll("breaks") String broken) {
        String text = broken.replace("SECRET", secret);
        try {
            assertThat(Dsn.parse(text).toString()).doesNotContain(secret);
        } catch (InvalidDsnException e) {
            assertThat(e).message().doesNotContain(secret);
        }
    }

    @Provide
    Arbitrary<String> secrets() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars("/?#@:%^ +\"\\[]")
                .ofMinLength(1)
                .ofMaxLength(20)
                .map(text -> "Zq9" + text + "qZ9");
    }

    @Provide
    Arbitrary<String> breaks() {
        return Arbitraries.of(
                "https://key:SECRET@host/1",
                "https://key:SECRET@host",
                "https://key:SECRET@/1",
                "ftp://key:SECRET@host/1",
                "key:SECRET@host/1",
                "key:SECRET@https://host/1",
                "https:/key:SECRET@host/1",
                "https://key:SECRET@host:bad/1",
                "https://key:SECRET@host:99999/1");
    }
}
