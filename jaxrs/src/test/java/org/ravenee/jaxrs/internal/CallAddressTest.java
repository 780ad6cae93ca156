/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class CallAddressTest {

    @Test
    void hasNeitherCredentialsNorQuery() {
        URI uri = URI.create("https://ada:s3cr3t@stock.example/a%20b?token=1#fragment");

        assertThat(CallAddress.of(uri)).isEqualTo("https://stock.example/a%20b");
    }

    @Test
    void hasHostsThatTheUriClassDoesNotRecognise() {
        URI uri = URI.create("http://ada:s3cr3t@stock_service:8080/items");
        assertThat(uri.getHost()).isNull();

        assertThat(CallAddress.of(uri)).isEqualTo("http://stock_service:8080/items");
    }
}
