/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.twins.resources;

import jakarta.ejb.Local;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.ravenee.tests.twins.failures.Failures;

/** Resource classes whose annotations are on an interface or a superclass. */
public final class InheritedResources {

    private InheritedResources() {}

    @Path("of-interface/{failure}")
    public interface Api {
        @GET
        String get(@PathParam("failure") String failure, @Context UriInfo uri) throws Exception;
    }

    public static class OfInterface implements Api {
        @Override
        public String get(String failure, UriInfo uri) throws Exception {
            throw Failures.fail(failure, uri);
        }
    }

    @Local
    @Path("ejb-of-interface/{failure}")
    public interface EjbApi {
        @GET
        String get(@PathParam("failure") String failure, @Context UriInfo uri) throws Exception;
    }

    public abstract static class Base {
        @GET
        @Path("{failure}")
        public String get(@PathParam("failure") String failure, @Context UriInfo uri)
                throws Exception {
            throw Failures.fail(failure, uri);
        }
    }

    @Path("of-superclass")
    @RequestScoped
    public static class OfSuperclass extends Base {}
}
