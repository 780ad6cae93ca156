/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.quarkus.internal;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.build.compatible.spi.Parameters;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticBeanCreator;
import org.ravenee.Client;

/** Makes the client to inject, of an application that produces none. */
public class ClientCreator implements SyntheticBeanCreator<Client> {

    /** Creates the creator; called by the container. */
    public ClientCreator() {}

    @Override
    public Client create(Instance<Object> beans, Parameters parameters) {
        return beans.select(RavenApplication.class).get().reporter().client();
    }
}
