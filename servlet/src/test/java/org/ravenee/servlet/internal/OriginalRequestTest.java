/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.servlet.internal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.MappingMatch;
import java.util.List;
import org.junit.jupiter.api.Test;

class OriginalRequestTest {

    private final FakeExchange exchange = new FakeExchange();

    private String url() {
        return OriginalRequest.of(exchange.request).url();
    }

    private String query() {
        return OriginalRequest.of(exchange.request).query();
    }

    @Test
    void takesTheAddressOfARequestAsItIs() {
        assertThat(url()).isEqualTo("https://shop.example/orders/7");
        assertThat(query()).isEqualTo("expand=lines");
    }

    @Test
    void goesBackBehindAForward() {
        exchange.url = "https://shop.example:8443/WEB-INF/orders.jsp";
        exchange.attributes.put(RequestDispatcher.FORWARD_REQUEST_URI, "/orders/8");
        exchange.attributes.put(RequestDispatcher.FORWARD_QUERY_STRING, "page=2");

        assertThat(url()).isEqualTo("https://shop.example:8443/orders/8");
        assertThat(query()).isEqualTo("page=2");
    }

    @Test
    void doesNotTakeTheQueryOfAForwardForThatOfTheClient() {
        exchange.attributes.put(RequestDispatcher.FORWARD_REQUEST_URI, "/orders/8");
        exchange.query = "added=by-the-forward";

        assertThat(query()).isNull();
    }

    @Test
    void goesBackBehindAnErrorPage() {
        exchange.url = "https://shop.example/error-page";
        exchange.query = null;
        exchange.attributes.put(RequestDispatcher.ERROR_REQUEST_URI, "/orders/9");
        exchange.attributes.put("jakarta.servlet.error.query_string", "page=3");

        assertThat(url()).isEqualTo("https://shop.example/orders/9");
        assertThat(query()).isEqualTo("page=3");
    }

    @Test
    void prefersTheFirstForwardToTheErrorThatCameOfIt() {
        exchange.attributes.put(RequestDispatcher.FORWARD_REQUEST_URI, "/first");
        exchange.attributes.put(RequestDispatcher.ERROR_REQUEST_URI, "/second");

        assertThat(url()).isEqualTo("https://shop.example/first");
    }

    @Test
    void keepsAnAddressThatHasNoPath() {
        exchange.url = "https://shop.example";
        exchange.attributes.put(RequestDispatcher.FORWARD_REQUEST_URI, "/orders/8");

        assertThat(url()).isEqualTo("https://shop.example");
    }

    @Test
    void goesBackBehindAnAsynchronousDispatchEvenToAForward() {
        exchange.url = "https://shop.example/target";
        exchange.query = "added=by-the-dispatch";
        exchange.attributes.put(AsyncContext.ASYNC_REQUEST_URI, "/orders/8");
        exchange.attributes.put(AsyncContext.ASYNC_QUERY_STRING, "page=2");
        exchange.attributes.put(AsyncContext.ASYNC_MAPPING, new Mapping("/first/*"));
        exchange.attributes.put(RequestDispatcher.FORWARD_REQUEST_URI, "/target");

        assertThat(OriginalRequest.of(exchange.request))
                .isEqualTo(
                        new OriginalRequest("https://shop.example/orders/8", "page=2", "/first/*"));
    }

    @Test
    void namesTheServletThatTheClientAskedFor() {
        assertThat(pattern()).isEqualTo("/orders/*");

        exchange.attributes.put(RequestDispatcher.FORWARD_REQUEST_URI, "/orders/8");
        exchange.attributes.put(RequestDispatcher.FORWARD_MAPPING, new Mapping("/first/*"));
        assertThat(pattern()).isEqualTo("/first/*");
    }

    @Test
    void namesTheServletThatFailedAndNotItsErrorPage() {
        exchange.dispatcher = DispatcherType.ERROR;
        exchange.attributes.put(RequestDispatcher.ERROR_SERVLET_NAME, "failed");
        assertThat(pattern()).isEqualTo("/failed/*");

        exchange.mappings = List.of("/one", "/two");
        assertThat(pattern()).isEmpty();

        exchange.attributes.put(RequestDispatcher.ERROR_SERVLET_NAME, "unknown");
        assertThat(pattern()).isEmpty();
    }

    private String pattern() {
        return OriginalRequest.of(exchange.request).pattern();
    }

    private record Mapping(String pattern) implements HttpServletMapping {

        @Override
        public String getMatchValue() {
            return "";
        }

        @Override
        public String getPattern() {
            return pattern;
        }

        @Override
        public String getServletName() {
            return "first";
        }

        @Override
        public MappingMatch getMappingMatch() {
            return MappingMatch.PATH;
        }
    }
}
