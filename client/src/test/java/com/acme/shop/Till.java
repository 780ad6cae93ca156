/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.acme.shop;

import java.util.function.Consumer;
import org.ravenee.Client;
import org.ravenee.EventBuilder;
import org.ravenee.EventId;

/** A place of the application's from which something is reported. */
public final class Till {

    private Till() {}

    public static EventId report(Client client, Consumer<EventBuilder> with) {
        return client.captureMessage("m", with);
    }

    public static EventId report(Client client, Throwable failure, Consumer<EventBuilder> with) {
        return client.captureException(failure, with);
    }
}
