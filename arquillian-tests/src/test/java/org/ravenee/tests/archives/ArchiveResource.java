/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.archives;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("/archive")
public class ArchiveResource {

    @Inject private ArchiveBean bean;

    @GET
    @Path("/unmapped")
    public String unmapped() {
        throw new IllegalStateException("unmapped");
    }

    @GET
    @Path("/captured")
    public String captured() {
        try {
            bean.fail();
            return "unexpected";
        } catch (IllegalStateException e) {
            return "fine";
        }
    }
}
