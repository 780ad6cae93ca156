/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import org.ravenee.jaxrs.RavenFeature;

/**
 * The feature, for runtimes that scan for providers and do not load services. A class of its own,
 * as those that do both complain of a class that they find twice.
 */
@Provider
public final class ScannedFeature implements Feature {

    /** Creates the feature; called by the JAX-RS runtime. */
    public ScannedFeature() {}

    @Override
    public boolean configure(FeatureContext context) {
        return new RavenFeature().configure(context);
    }
}
