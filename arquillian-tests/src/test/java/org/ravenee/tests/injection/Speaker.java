/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.injection;

import jakarta.inject.Inject;
import java.io.Serializable;
import org.ravenee.Client;
import org.ravenee.Context;

/** Sends an event with its name, by the injected client and context. */
public abstract class Speaker implements Serializable {

    @Inject private Client client;
    @Inject private Context context;

    public void speak(String name) {
        context.tag("speaker", name);
        client.captureMessage(name + " speaks");
    }
}
