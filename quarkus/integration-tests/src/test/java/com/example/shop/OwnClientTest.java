/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.ravenee.Client;
import org.ravenee.Options;
import org.ravenee.inbox.ReceivedEvent;
import org.ravenee.inbox.junit.InboxExtension;

/** An application that produces its client, and whose configuration is unusable. */
@QuarkusTest
@TestProfile(OwnClientTest.Profile.class)
class OwnClientTest {

    @RegisterExtension static final InboxExtension inbox = InboxExtension.create().onPort(9077);

    @Test
    void failuresAreReportedByTheClientOfTheApplicationWhateverIsConfigured() {
        assertThat(Shop.get("/orders/7", "none").statusCode()).isEqualTo(500);

        ReceivedEvent event = inbox.event(expected -> expected.transaction("GET /orders/{id}"));
        assertThat(event.string("/release")).isEqualTo("own@1");
        assertThat(inbox).hasEvents(1);
    }

    public static class Profile implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("sentry.sample-rate", "many");
        }

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(Clients.class);
        }
    }

    @Alternative
    @ApplicationScoped
    public static class Clients {

        @Produces
        @Singleton
        Client client() {
            return Client.create(
                    Options.builder()
                            .dsn("http://public@127.0.0.1:9077/1")
                            .release("own@1")
                            .build());
        }

        void close(@Disposes Client client) {
            client.close();
        }
    }
}
