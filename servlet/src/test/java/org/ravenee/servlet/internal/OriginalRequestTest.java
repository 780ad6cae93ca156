/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.servlet.internal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.MappingMatch;
import org.junit.jupiter.api.Test;

class OriginalRequestTest {

    private final FakeExchange exchange = new FakeExchange();

    private String url() {
        return OriginalRequest.url(exchange.request);
    }

    private String query() {
        return OriginalRequest.query(exchange.request);
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
    void namesTheServletThatTheClientAskedFor() {
        HttpServletMapping first = new Mapping("/first/*");
        assertThat(OriginalRequest.mapping(exchange.request).getPattern()).isEqualTo("/orders/*");

        exchange.attributes.put(RequestDispatcher.FORWARD_MAPPING, first);
        assertThat(OriginalRequest.mapping(exchange.request)).isSameAs(first);
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
