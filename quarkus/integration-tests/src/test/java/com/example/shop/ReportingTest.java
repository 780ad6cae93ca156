/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.ravenee.inbox.ReceivedEvent;
import org.ravenee.inbox.junit.InboxExtension;

@QuarkusTest
class ReportingTest {

    @RegisterExtension
    static final InboxExtension inbox = InboxExtension.create().onPort(9077);

    @TestHTTPResource("/orders/7")
    URI order;

    @Test
    void aFailingResourceIsReportedWithItsRequest() throws IOException, InterruptedException {
        HttpResponse<String> response =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(order).build(),
                                HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(500);
        ReceivedEvent event =
                inbox.event(expected -> expected.exception(IllegalStateException.class));
        assertThat(response.headers().firstValue("X-Sentry-ID")).contains(event.id());
    }
}
