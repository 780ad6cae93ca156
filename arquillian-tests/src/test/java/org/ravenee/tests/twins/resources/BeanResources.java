/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.twins.resources;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.ravenee.tests.twins.failures.Failures;

/** Resource classes that are CDI beans. */
public final class BeanResources {

    private BeanResources() {}

    @Path("application-scoped/{failure}")
    @ApplicationScoped
    public static class OfApplication {
        @GET
        public String get(@PathParam("failure") String failure, @Context UriInfo uri)
                throws Exception {
            throw Failures.fail(failure, uri);
        }
    }

    @Path("request-scoped/{failure}")
    @RequestScoped
    public static class OfRequest {
        @GET
        public String get(@PathParam("failure") String failure, @Context UriInfo uri)
                throws Exception {
            throw Failures.fail(failure, uri);
        }
    }

    @RequestScoped
    public static class SubOfRequest {
        @GET
        public String get(@PathParam("failure") String failure, @Context UriInfo uri)
                throws Exception {
            throw Failures.fail(failure, uri);
        }
    }

    @Path("calling")
    @RequestScoped
    public static class Calling {

        @Inject private FailingBean bean;
        @EJB private FailingEjb ejb;

        @GET
        @Path("bean/{failure}")
        public String callBean(@PathParam("failure") String failure, @Context UriInfo uri)
                throws Exception {
            return bean.fail(failure, uri);
        }

        @GET
        @Path("ejb/{failure}")
        public String callEjb(@PathParam("failure") String failure, @Context UriInfo uri)
                throws Exception {
            return ejb.fail(Failures.named(failure, uri));
        }

        @GET
        @Path("ejb-in-transaction/{failure}")
        @Transactional
        public String callInTransaction(@PathParam("failure") String failure, @Context UriInfo uri)
                throws Exception {
            return ejb.fail(Failures.named(failure, uri));
        }
    }

    @ApplicationScoped
    public static class FailingBean {
        public String fail(String failure, UriInfo uri) throws Exception {
            throw Failures.fail(failure, uri);
        }
    }

    @Path("transactional")
    @ApplicationScoped
    @Transactional
    public static class Transactions {

        @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
        private TransactionSynchronizationRegistry transaction;

        @GET
        @Path("fails/{failure}")
        public String fail(@PathParam("failure") String failure, @Context UriInfo uri)
                throws Exception {
            throw Failures.fail(failure, uri);
        }

        @GET
        @Path("commit/{failure}")
        public String commit(@PathParam("failure") String failure, @Context UriInfo uri) {
            FailingCommit.in(transaction, Failures.named(failure, uri));
            return "done";
        }
    }
}
