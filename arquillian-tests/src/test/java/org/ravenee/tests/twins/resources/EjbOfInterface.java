/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.twins.resources;

import jakarta.ejb.Stateless;
import jakarta.ws.rs.core.UriInfo;
import org.ravenee.tests.twins.failures.Failures;

/** An enterprise bean whose annotations are on its business interface. */
@Stateless
public class EjbOfInterface implements InheritedResources.EjbApi {
    @Override
    public String get(String failure, UriInfo uri) throws Exception {
        throw Failures.fail(failure, uri);
    }
}
