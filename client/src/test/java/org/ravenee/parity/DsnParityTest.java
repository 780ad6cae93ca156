/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.TestFactory;
import org.ravenee.Dsn;
import org.ravenee.InvalidDsnException;
import org.ravenee.testkit.LogCapture;
import org.ravenee.testkit.Recorder;
import org.ravenee.testkit.RecordingTransport;

/** Raven's tests of the address that events go to. */
class DsnParityTest {

    private static void endpoint(Table t, String name, String dsn, String endpoint) {
        t.row(
                name,
                () -> {
                    Dsn read = Dsn.parse(dsn);
                    assertThat(read.envelopeUri()).hasToString(endpoint);
                    assertThat(read.publicKey()).isEqualTo("foo");
                    assertThat(read.secretKey()).contains("bar");
                    assertThat(read.project()).isEqualTo("1");
                    assertThat(read.options()).isEmpty();
                });
    }

    private static void invalid(Table t, String name, String dsn) {
        t.row(
                name,
                () ->
                        assertThatThrownBy(() -> Dsn.parse(dsn))
                                .isInstanceOf(InvalidDsnException.class)
                                .message()
                                .doesNotContain("s3cr3t"));
    }

    @TestFactory
    Table addresses() {
        Table t = new Table();
        endpoint(
                t,
                "68 conf test_path_strip: path and line end",
                "https://foo:bar@sentry.local/app/1\n",
                "https://sentry.local/app/api/1/envelope/");
        endpoint(
                t,
                "70 conf test_http",
                "http://foo:bar@sentry.local/1",
                "http://sentry.local/api/1/envelope/");
        endpoint(
                t,
                "71 conf test_http_with_port",
                "http://foo:bar@sentry.local:9000/1",
                "http://sentry.local:9000/api/1/envelope/");
        endpoint(
                t,
                "73 conf test_https_with_port",
                "https://foo:bar@sentry.local:9000/app/1",
                "https://sentry.local:9000/app/api/1/envelope/");
        endpoint(
                t,
                "an IPv6 address keeps its brackets",
                "http://foo:bar@[::1]:9000/1",
                "http://[::1]:9000/api/1/envelope/");
        endpoint(
                t,
                "a slash at the end does not matter",
                "https://foo:bar@sentry.local/1/",
                "https://sentry.local/api/1/envelope/");
        invalid(t, "76 conf test_missing_netloc", "https://foo:s3cr3t@/1");
        invalid(t, "77 conf test_missing_project", "https://foo:s3cr3t@example.com");
        invalid(t, "79 conf test_invalid_scheme", "ftp://foo:s3cr3t@sentry.local/1");
        invalid(t, "no public key", "https://sentry.local/1");
        invalid(t, "a port of letters", "https://foo:s3cr3t@sentry.local:banana/1");
        invalid(t, "a port that is none", "https://foo:s3cr3t@sentry.local:70000/1");
        t.row(
                "74 conf test_options: options are texts",
                () ->
                        assertThat(Dsn.parse("https://foo:bar@sentry.local/1?timeout=1").options())
                                .isEqualTo(Map.of("timeout", "1")));
        t.row(
                "80 conf test_get_public_dsn: neither secret nor scheme",
                () -> {
                    Dsn dsn = Dsn.parse("http://public:s3cr3t@example.com/1");
                    assertThat(dsn.publicDsn()).isEqualTo("//public@example.com/1");
                    assertThat(dsn.publicDsn("https")).isEqualTo("https://public@example.com/1");
                    assertThat(dsn.toString()).doesNotContain("s3cr3t");
                });
        t.row(
                "47 base test_transport_registration: a transport by scheme",
                () -> {
                    assertThat(Dsn.parse("sync+http://a:b@example.com/1").transport())
                            .isEqualTo("sync");
                    assertThat(Dsn.parse("http://a:b@example.com/1").transport()).isEmpty();
                });
        t.row(
                "47 base test_transport_registration: a transport by itself, whatever the scheme",
                r -> {
                    RecordingTransport own = new RecordingTransport();
                    try (Recorder other = new Recorder(o -> o.transport("sync").transport(own))) {
                        other.client().captureMessage("m");
                        assertThat(own.events()).hasSize(1);
                    }
                });
        t.row(
                "an unknown option of a DSN is said at once, and harms nothing",
                () -> {
                    try (LogCapture log = new LogCapture();
                            Recorder r =
                                    new Recorder(
                                            o -> o.dsn("https://key@raven.invalid/1?banana=1"))) {
                        r.client().captureMessage("m");
                        assertThat(r.events()).hasSize(1);
                        assertThat(log.warnings()).singleElement().asString().contains("banana");
                    }
                });
        return t;
    }
}
