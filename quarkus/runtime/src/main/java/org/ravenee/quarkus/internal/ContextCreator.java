/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.quarkus.internal;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.build.compatible.spi.Parameters;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticBeanCreator;
import org.ravenee.Context;

/** Makes the context to inject. */
public class ContextCreator implements SyntheticBeanCreator<Context> {

    /** Creates the creator; called by the container. */
    public ContextCreator() {}

    @Override
    public Context create(Instance<Object> beans, Parameters parameters) {
        return beans.select(RavenApplication.class).get().reporter().client().context();
    }
}
