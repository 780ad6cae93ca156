/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.twins.resources;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ResourceContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.ravenee.tests.twins.failures.Failures;

/** Resource classes without a scope. */
public final class PlainResources {

    private PlainResources() {}

    @Path("plain/{failure}")
    public static class Plain {
        @GET
        public String get(@PathParam("failure") String failure, @Context UriInfo uri)
                throws Exception {
            throw Failures.fail(failure, uri);
        }
    }

    @Path("json/{failure}")
    @Produces(MediaType.APPLICATION_JSON)
    public static class Produced {
        @GET
        public String get(@PathParam("failure") String failure, @Context UriInfo uri)
                throws Exception {
            throw Failures.fail(failure, uri);
        }
    }

    @Path("undeclared/{failure}")
    public static class Undeclared {
        @GET
        public String get(@PathParam("failure") String failure, @Context UriInfo uri) {
            throw Failures.fail(failure, uri);
        }
    }

    /** Not open to interceptors. */
    @Path("final/{failure}")
    public static final class Final {
        @GET
        public String get(@PathParam("failure") String failure, @Context UriInfo uri)
                throws Exception {
            throw Failures.fail(failure, uri);
        }
    }

    @Path("constructed/{failure}")
    public static class Constructed {

        public Constructed(@PathParam("failure") String failure, @Context UriInfo uri)
                throws Exception {
            throw Failures.fail(failure, uri);
        }

        @GET
        public String get() {
            return "constructed";
        }
    }

    @Path("locator")
    public static class Locators {

        @Path("fails/{failure}")
        public Sub locate(@PathParam("failure") String failure, @Context UriInfo uri)
                throws Exception {
            throw Failures.fail(failure, uri);
        }

        @Path("plain/{failure}")
        public Sub plain() {
            return new Sub();
        }

        @Path("bean/{failure}")
        public BeanResources.SubOfRequest bean(@Context ResourceContext resources) {
            return resources.getResource(BeanResources.SubOfRequest.class);
        }

        @Path("class/{failure}")
        public Class<Sub> type() {
            return Sub.class;
        }

        @Path("ejb/{failure}")
        public SubEjb ejb() {
            return CDI.current().select(SubEjb.class).get();
        }

        @Path("nothing/{failure}")
        public Sub nothing() {
            return null;
        }
    }

    public static class Sub {
        @GET
        public String get(@PathParam("failure") String failure, @Context UriInfo uri)
                throws Exception {
            throw Failures.fail(failure, uri);
        }
    }
}
