/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Failures that few applications have. */
final class UnusualFailures {

    static final Class<?>[] CLASSES = {
        Resource.class,
        AsyncResources.StatusMapper.class,
        MatchingFilter.class,
        MappedResponseFilter.class
    };

    private UnusualFailures() {}

    @Path("unusual/{id: [0-9]+}")
    public static class Resource {

        /** The second call has no effect. */
        @GET
        @Path("resumed-twice")
        public void resumedTwice(@Suspended AsyncResponse response) {
            new Thread(
                            () -> {
                                response.resume(new IllegalStateException("first"));
                                response.resume(new IllegalStateException("second"));
                            })
                    .start();
        }

        @GET
        @Path("resumed-after-cancel")
        public void resumedAfterCancel(@Suspended AsyncResponse response) {
            response.cancel();
            response.resume(new IllegalStateException("too late"));
        }

        @GET
        @Path("resumed-response/{status}")
        public void resumedResponse(
                @PathParam("status") int status, @Suspended AsyncResponse response) {
            new Thread(() -> response.resume(Response.status(status).build())).start();
        }

        @GET
        @Path("thrown-by-timeout-handler")
        public void thrownByTimeoutHandler(@Suspended AsyncResponse response) {
            response.setTimeoutHandler(
                    late -> {
                        late.resume(new AsyncResources.StatusException(503));
                        throw new IllegalStateException("of the handler");
                    });
            response.setTimeout(1, TimeUnit.MILLISECONDS);
        }

        @GET
        @Path("wrapped-stage/{status}")
        public CompletionStage<String> wrappedStage(@PathParam("status") int status) {
            return CompletableFuture.supplyAsync(
                    () -> {
                        throw new CompletionException(
                                new CompletionException(
                                        new WebApplicationException("wrapped", status)));
                    });
        }

        @GET
        @Path("message")
        public String message() {
            throw new IllegalStateException() {
                @Override
                public String getMessage() {
                    throw new IllegalArgumentException("no message");
                }
            };
        }

        @GET
        @Path("overflow")
        public String overflow() {
            return overflow() + overflow();
        }

        @GET
        @Path("undeclared")
        public String undeclared() {
            throw new UndeclaredThrowableException(new IOException("checked"));
        }

        @GET
        @Path("mapped")
        public String mapped() {
            throw new AsyncResources.StatusException(409);
        }
    }

    @PreMatching
    public static class MatchingFilter implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            if (request.getUriInfo().getPath().contains("nowhere")) {
                throw new IllegalStateException("before any resource");
            }
        }
    }

    /** Fails for a response that a mapper has made. */
    public static class MappedResponseFilter implements ContainerResponseFilter {
        @Override
        public void filter(ContainerRequestContext request, ContainerResponseContext response) {
            if (response.getStatus() == 409) {
                throw new IllegalStateException("of the filter");
            }
        }
    }

    /** Its work fails after the request is complete. */
    public static class CompletedServlet extends HttpServlet {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            AsyncContext async = request.startAsync();
            async.start(
                    () -> {
                        async.complete();
                        throw new IllegalStateException("after completion");
                    });
        }
    }

    /** Fails after it has sent another error. */
    public static class SentServlet extends HttpServlet {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            response.sendError(404);
            throw new IllegalStateException("after an error was sent");
        }
    }
}
