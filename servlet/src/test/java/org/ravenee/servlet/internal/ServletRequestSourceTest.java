/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.servlet.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ravenee.HttpRequest;
import org.ravenee.spi.RequestSource;

class ServletRequestSourceTest {

    private static final Map<String, List<String>> HEADERS =
            Map.of(
                    "Accept", List.of("text/html", "*/*"),
                    "Authorization", List.of("Bearer abc"),
                    "Cookie", List.of("theme=dark"),
                    "X-Forwarded-For", List.of("203.0.113.9"),
                    "X-Customer", List.of("4711"));

    private static RequestSource source(boolean personal) {
        return new ServletRequestSource(new FakeRequest(HEADERS).request(), null, personal);
    }

    @Test
    void tellsHowARequestWasMadeAndNotByWhom() {
        HttpRequest request = source(false).request();

        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.url()).isEqualTo("https://shop.example/orders/7");
        assertThat(request.queryString()).isEqualTo("expand=lines");
        assertThat(request.headers()).containsOnly(Map.entry("Accept", "text/html, */*"));
        assertThat(request.cookies()).isEmpty();
        assertThat(request.env())
                .containsOnly(
                        Map.entry("SERVER_NAME", "shop.example"), Map.entry("SERVER_PORT", "443"));
        assertThat(source(false).user()).isNull();
    }

    @Test
    void addsPersonalDataWhereThatIsWanted() {
        HttpRequest request = source(true).request();

        assertThat(request.headers())
                .containsEntry("X-Customer", "4711")
                .containsEntry("X-Forwarded-For", "203.0.113.9");
        assertThat(request.cookies()).containsOnly(Map.entry("theme", "dark"));
        assertThat(request.env()).containsEntry("REMOTE_ADDR", "203.0.113.9");
        assertThat(source(true).user().username()).isEqualTo("ada");
    }

    @Test
    void listsCookiesOnceAndNotInTheirHeaderToo() {
        assertThat(source(true).request().headers()).doesNotContainKey("Cookie");
    }

    @Test
    void namesTheTransactionAfterTheServletAndNotTheAddress() {
        assertThat(source(false).transaction()).isEqualTo("POST /orders/*");
    }
}
