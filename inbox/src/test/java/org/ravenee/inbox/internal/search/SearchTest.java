/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ravenee.inbox.internal.json.JsonDocument;
import org.ravenee.inbox.internal.store.StoredEvent;

class SearchTest {

    private static final String EVENT =
            """
            {"level":"error","transaction":"POST /orders/{id}","environment":"staging",
             "release":"shop@1.4.2","server_name":"node-7",
             "exception":{"values":[
               {"type":"SQLException","module":"java.sql","value":"Connection refused"},
               {"type":"OrderException","module":"com.acme","value":"Cannot place order",
                "mechanism":{"type":"jaxrs","handled":false},
                "stacktrace":{"frames":[
                  {"module":"com.acme.Cart","function":"check","filename":"Cart.java","lineno":42,
                   "in_app":true,"context_line":"total.add(price);","vars":{"discount":15}}]}}]},
             "breadcrumbs":{"values":[{"category":"audit","message":"Basket opened",
                                       "data":{"sku":"T-800"}}]},
             "request":{"url":"http://localhost/orders","method":"POST",
                        "headers":{"X-Channel":"mobile"},"data":"{\\"voucher\\":\\"XMAS\\"}"},
             "user":{"id":"4711","username":"Jane Doe"},
             "tags":{"payment":"card","tier":"gold","shop name":"Tea House","a=b":"c=d"},
             "extra":{"retries":3,"city":"K\\u00f6ln","street":"Du\\u0308rerstra\\u00dfe",
                      "said":"he said \\"no way\\" twice","pattern":"^a.*[b-c]+(d|e)?$ \\\\w"},"logentry":{"message":"%d tries","params":[8086]},
             "spans_dropped":{"sampling":5150},
             "contexts":{"runtime":{"name":"OpenJDK","version":"17.0.15"}},
             "modules":{"org.acme:pricing":"2.0"}}
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "level:error",
                "level:ERROR",
                "type:OrderException",
                "type:orderexc",
                "type:com.acme.Order",
                "type:SQLException",
                "message:cannot",
                "tag:payment=card",
                "tag:Payment=CARD",
                "tag:gold",
                "tag:tier",
                "tag:\"shop name=tea house\"",
                "tag:\"shop name\"=\"Tea House\"",
                "tag:a=b=c=d",
                "8086",
                "spans_dropped",
                "sampling",
                "5150",
                "user:4711",
                "user:\"jane doe\"",
                "file:Cart.java",
                "file:Cart.java:42",
                "release:1.4",
                "release:shop@1.4.2",
                "transaction:/orders",
                "transaction:\"POST /orders\"",
                "environment:staging",
                "server:node",
                "project:1",
                "\"project 1\"",
                "is:unhandled",
                "id:0000",
                "00000000000000000000000000000000",
                "cannot ORDER",
                "\"cannot place\"",
                "refused",
                "com.acme.OrderException",
                "Cart.check",
                "Cart.java:42",
                "total.add(price);",
                "discount",
                "15",
                "basket audit",
                "T-800",
                "sku",
                "http://localhost/orders",
                // quotation marks in what was pasted
                "{\"voucher\":\"XMAS\"}",
                "\"voucher\":\"XMAS\"",
                "said \"no way\"",
                "\"he said no way\"",
                "transaction:\"post /orders/{id}\"",
                "user:jane",
                // letters with marks, of either form
                "K\u00d6LN",
                "Ko\u0308ln",
                "d\u00fcrer",
                // characters of regular expressions
                "^a.*[b-c]+(d|e)?$",
                "\\w",
                // a value that is still being typed
                "-level:",
                "-TAG: order",
                "!user:",
                "X-Channel",
                "mobile",
                "voucher xmas",
                "4711",
                "payment gold",
                "retries",
                "openjdk",
                "org.acme:pricing",
                "-level:info",
                "!level:info order",
                "-\"place cannot\"",
                "-timeout",
                "level:",
                "-",
                "\"",
            })
    void finds(String search) {
        assertThat(Search.parse(search).test(event())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "level:info",
                "level:nonsense",
                "type:Timeout",
                "message:refused",
                "tag:payment=car",
                "tag:payment=",
                "tag:a=b",
                "tag:platinum",
                "user:card",
                "file:Server.java",
                "file:Cart.java:43",
                "file:Cart.java:4",
                "file:art.jav:42",
                "a.*d",
                "^total",
                "000",
                "0000000",
                "release:9",
                "transaction:GET",
                "environment:production",
                "project:2",
                "is:handled",
                "is:nonsense",
                "group:000000000000",
                "timeout",
                "order timeout",
                "\"order cannot\"",
                "\"level:error\"",
                "-level:error",
                "-order",
                "cannot -order",
                "-file:cart.java",
                // names of the protocol, which every event has
                "stacktrace",
                "in_app",
                "lineno",
                "breadcrumbs"
            })
    void doesNotFind(String search) {
        assertThat(Search.parse(search).test(event())).isFalse();
    }

    @Property(tries = 300)
    void anyTextIsASearch(@ForAll String text) {
        Search search = Search.parse(text);

        search.test(event());
        assertThat(Search.parse(search.text()).text()).isEqualTo(search.text());
    }

    private static StoredEvent event() {
        return StoredEvent.received(
                "0".repeat(32),
                Instant.EPOCH,
                "1",
                EVENT,
                JsonDocument.of(EVENT).root(),
                "{}",
                Map.of());
    }
}
