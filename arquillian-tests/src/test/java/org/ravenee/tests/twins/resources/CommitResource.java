/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.twins.resources;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.ravenee.tests.twins.failures.Failures;

/** An EJB whose transaction fails after the method has returned. */
@Stateless
@Path("commit/{failure}")
public class CommitResource {

    @Resource private TransactionSynchronizationRegistry transaction;

    @GET
    public String get(@PathParam("failure") String failure, @Context UriInfo uri) {
        FailingCommit.in(transaction, Failures.named(failure, uri));
        return "done";
    }
}
