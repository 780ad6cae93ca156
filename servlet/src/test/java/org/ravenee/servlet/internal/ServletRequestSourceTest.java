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
import org.ravenee.Options;
import org.ravenee.spi.IncomingTrace;
import org.ravenee.spi.RequestSource;

class ServletRequestSourceTest {

    private static final Map<String, List<String>> HEADERS =
            Map.of(
                    "Accept", List.of("text/html", "*/*"),
                    "Authorization", List.of("Bearer abc"),
                    "Cookie", List.of("theme=dark"),
                    "X-Forwarded-For", List.of("203.0.113.9"),
                    "X-Customer", List.of("4711"));

    private static Options options(boolean personal) {
        return Options.builder().sendDefaultPii(personal).trustedProxies("203.0.113.9").build();
    }

    private static RequestSource source(boolean personal) {
        return new ServletRequestSource(
                new FakeRequest(HEADERS).request(), null, options(personal));
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
    void tellsTheAddressThatTheClientUsedIfATrustedProxyDoes() {
        Map<String, List<String>> headers =
                Map.of("Forwarded", List.of("for=198.51.100.7;proto=http;host=www.example:8080"));
        RequestSource source =
                new ServletRequestSource(new FakeRequest(headers).request(), null, options(true));

        assertThat(source.request().url()).isEqualTo("http://www.example:8080/orders/7");
        assertThat(source.request().env()).containsEntry("REMOTE_ADDR", "198.51.100.7");
    }

    @Test
    void continuesTheTraceOfItsHeaders() {
        Map<String, List<String>> headers =
                Map.of(
                        "sentry-trace", List.of("a-b"),
                        "traceparent", List.of("00-a-b-00"),
                        "baggage", List.of("sentry-release=1", "other=2"));
        RequestSource source =
                new ServletRequestSource(new FakeRequest(headers).request(), null, options(false));

        assertThat(source.incomingTrace())
                .isEqualTo(IncomingTrace.of("a-b", "sentry-release=1,other=2", "00-a-b-00"));
        assertThat(source(false).incomingTrace()).isEqualTo(IncomingTrace.of(null, null, null));
    }

    @Test
    void namesTheTransactionAfterTheServletAndNotTheAddress() {
        assertThat(source(false).transaction()).isEqualTo("POST /orders/*");
    }
}
