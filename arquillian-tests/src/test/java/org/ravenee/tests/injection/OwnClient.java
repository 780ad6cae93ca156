/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.injection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.config.ConfigProvider;
import org.ravenee.Client;
import org.ravenee.Options;

/** The application makes its client itself. */
@Dependent
public class OwnClient {

    @Produces
    @ApplicationScoped
    Client client() {
        return Client.create(
                Options.builder()
                        .dsn(ConfigProvider.getConfig().getValue("own.dsn", String.class))
                        .environment("of its own client")
                        .build());
    }

    void close(@Disposes Client client) {
        client.close();
    }
}
