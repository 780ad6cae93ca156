/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.twins.resources;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.RequestScoped;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.io.Serializable;
import org.ravenee.tests.twins.failures.Failures;
import org.ravenee.tests.twins.failures.Thrown;

/** Resource classes with interceptors and callbacks of the application. */
public final class GuardedResources {

    private GuardedResources() {}

    @Path("guarded")
    @Guarded
    public static class Methods {

        @GET
        @Path("before/{failure}")
        public String before(@PathParam("failure") String failure, @Context UriInfo uri) {
            return "not reached";
        }

        @GET
        @Path("after/{failure}")
        public String after(@PathParam("failure") String failure, @Context UriInfo uri) {
            return "overruled";
        }

        @GET
        @Path("replaced/{failure}")
        public String replaced(@PathParam("failure") String failure, @Context UriInfo uri) {
            throw new Thrown.Conflict("replaced");
        }

        @GET
        @Path("recovered/{failure}")
        public String recovered(@PathParam("failure") String failure, @Context UriInfo uri)
                throws Exception {
            throw Failures.fail(failure, uri);
        }
    }

    @Guarded
    @Interceptor
    @Priority(Interceptor.Priority.APPLICATION)
    public static class Guard implements Serializable {

        @AroundInvoke
        public Object around(InvocationContext invocation) throws Exception {
            String failure = (String) invocation.getParameters()[0];
            UriInfo uri = (UriInfo) invocation.getParameters()[1];
            switch (invocation.getMethod().getName()) {
                case "before" -> throw Failures.fail(failure, uri);
                case "after" -> {
                    invocation.proceed();
                    throw Failures.fail(failure, uri);
                }
                case "replaced" -> {
                    try {
                        return invocation.proceed();
                    } catch (Thrown.Conflict e) {
                        throw Failures.fail(failure, uri);
                    }
                }
                case "recovered" -> {
                    try {
                        return invocation.proceed();
                    } catch (Exception e) {
                        return "recovered";
                    }
                }
                default -> {
                    return invocation.proceed();
                }
            }
        }
    }

    /** Fails before its method is called. */
    @Path("post-construct/{failure}")
    @RequestScoped
    public static class PostConstructed {

        @Context private UriInfo uri;

        @PostConstruct
        void begin() {
            throw Failures.fail(uri.getPathParameters().getFirst("failure"), uri);
        }

        @GET
        public String get() {
            return "constructed";
        }
    }
}
