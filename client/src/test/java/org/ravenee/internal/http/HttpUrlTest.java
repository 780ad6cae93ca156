/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpUrlTest {

    @ParameterizedTest
    @CsvSource({
        "http://h, h, 80, h, /, http://h/",
        "HTTPS://H:443/a?b=c, h, 443, h, /a?b=c, https://h/a?b=c",
        "http://h:8080/, h, 8080, h:8080, /, http://h:8080/",
        "http://h:/x, h, 80, h, /x, http://h/x",
        "https://[::1]:9/x, ::1, 9, [::1]:9, /x, https://[::1]:9/x",
        "https://[::1], ::1, 443, [::1], /, https://[::1]/",
        "http://a_b:9000/x, a_b, 9000, a_b:9000, /x, http://a_b:9000/x",
        "http://a_b/x, a_b, 80, a_b, /x, http://a_b/x",
    })
    void isReadFromAnAddress(
            String address, String name, int port, String authority, String target, String text) {
        HttpUrl url = HttpUrl.of(URI.create(address));
        assertThat(url).isNotNull();
        assertThat(url.hostName()).isEqualTo(name);
        assertThat(url.port()).isEqualTo(port);
        assertThat(url.authority()).isEqualTo(authority);
        assertThat(url.target()).isEqualTo(target);
        assertThat(url).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://h/",
                "/x",
                "h",
                "mailto:a@b",
                "http:///x",
                "http://user@h/",
                "http://h:0/",
                "http://h:65536/",
                "http://a_b:x/",
                "http://a_b:99999999999/",
            })
    void isNothingElse(String address) {
        assertThat(HttpUrl.of(URI.create(address))).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "/x?y, http://a_b:9000/x?y",
        "?again, http://a_b:9000/p/?again",
        "x, http://a_b:9000/p/x",
        "https://a_b/x, https://a_b/x",
        "//other/x, http://other/x",
    })
    void resolvesReferences(String reference, String expected) {
        HttpUrl url = HttpUrl.of(URI.create("http://a_b:9000/p/?q"));
        assertThat(url).isNotNull();
        assertThat(url.resolve(reference)).hasToString(expected);
        assertThat(url.resolve("ht!tp:// %")).isNull();
    }
}
