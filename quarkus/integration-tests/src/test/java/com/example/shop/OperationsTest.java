/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.lang.management.ManagementFactory;
import java.net.http.HttpResponse;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.ravenee.inbox.ReceivedEvent;
import org.ravenee.inbox.junit.InboxExtension;

/** The state of reporting, for operators. */
@QuarkusTest
class OperationsTest {

    @RegisterExtension static final InboxExtension inbox = InboxExtension.create().onPort(9077);

    @Test
    void theClientIsAnMBeanWithTheNameOfTheApplication() throws Exception {
        ObjectName client =
                new ObjectName("org.ravenee:type=Client,name=raven-quarkus-integration-tests");
        assertThat(ManagementFactory.getPlatformMBeanServer().getAttribute(client, "Enabled"))
                .isEqualTo(true);
    }

    @Test
    void readinessShowsTheStateOfReporting() {
        HttpResponse<String> ready = Shop.send(Shop.request("/q/health/ready"));
        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.body()).contains("\"raven-ee\"", "\"delivered\"");
    }

    @Test
    void eventsNameTheIntegrations() {
        Shop.get("/orders/7", "none");
        ReceivedEvent event = inbox.event(expected -> expected.tag("order", "7"));
        assertThat(event.strings("/sdk/integrations"))
                .map(name -> name.replace("\"", ""))
                .contains("cdi", "jaxrs", "microprofile-config", "quarkus");
    }
}
