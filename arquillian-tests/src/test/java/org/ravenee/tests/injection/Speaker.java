/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.injection;

import jakarta.inject.Inject;
import java.io.Serializable;
import org.ravenee.Client;
import org.ravenee.Context;

/** Says who it is, with what was injected into it. */
public abstract class Speaker implements Serializable {

    @Inject private Client client;
    @Inject private Context context;

    public void speak(String name) {
        context.tag("speaker", name);
        client.captureMessage(name + " speaks");
    }
}
