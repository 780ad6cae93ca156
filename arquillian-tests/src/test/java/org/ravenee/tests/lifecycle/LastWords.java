/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.lifecycle;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import org.ravenee.Client;

/** Reports as early and as late as an application can. */
@Singleton
@Startup
public class LastWords {

    @Inject private Client client;

    @PostConstruct
    public void begin() {
        client.captureMessage("first words");
    }

    @PreDestroy
    public void end() {
        client.captureMessage("last words");
    }
}
