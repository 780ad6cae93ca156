/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletException;
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
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Providers;
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
        MappedResponseFilter.class,
        NullMapper.class,
        NamedFeature.class,
        FailingResolver.class
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

        @GET
        @Path("mapped-to-nothing")
        public String mappedToNothing() {
            throw new NothingException();
        }

        @GET
        @Path("caused/{status}")
        public String caused(@PathParam("status") int status) {
            throw new WebApplicationException(
                    "with a cause", new IllegalStateException("the cause"), status);
        }

        @GET
        @Path("copied-response")
        public String copiedResponse() {
            Response copied = Response.fromResponse(Response.status(503).build()).build();
            throw new WebApplicationException("copied", copied);
        }

        @GET
        @Path("cancelled-stage")
        public CompletionStage<String> cancelledStage() {
            CompletableFuture<String> stage = new CompletableFuture<>();
            stage.cancel(true);
            return stage;
        }

        @GET
        @Path("resolver")
        public String resolver(@Context Providers providers) {
            return providers
                    .getContextResolver(StringBuilder.class, MediaType.WILDCARD_TYPE)
                    .getContext(StringBuilder.class)
                    .toString();
        }

        @GET
        @Path("dynamic-feature")
        public String dynamicFeature() {
            return "not reached";
        }

        @GET
        @Path("foreign-thread")
        public String foreignThread(@Context UriInfo uri) {
            return CompletableFuture.supplyAsync(
                            () -> {
                                throw new IllegalStateException("on a foreign thread");
                            })
                    .thenApply(nothing -> uri.getPath())
                    .join();
        }
    }

    static final class NothingException extends RuntimeException {}

    /** Makes no response. */
    public static class NullMapper implements ExceptionMapper<NothingException> {
        @Override
        public Response toResponse(NothingException thrown) {
            return null;
        }
    }

    /** Binds a filter that fails to one method. */
    public static class NamedFeature implements DynamicFeature {
        @Override
        public void configure(ResourceInfo resource, FeatureContext context) {
            if (resource.getResourceMethod().getName().equals("dynamicFeature")) {
                context.register(
                        (ContainerRequestFilter)
                                request -> {
                                    throw new IllegalStateException("of the bound filter");
                                });
            }
        }
    }

    public static class FailingResolver implements ContextResolver<StringBuilder> {
        @Override
        public StringBuilder getContext(Class<?> type) {
            throw new IllegalStateException("of the resolver");
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

    /** Sends an error without an exception. */
    public static class ErrorServlet extends HttpServlet {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            response.sendError(500, "no exception");
        }
    }

    /** Includes a servlet that fails, and goes on if it is to. */
    public static class IncludingServlet extends HttpServlet {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response)
                throws IOException, ServletException {
            try {
                request.getRequestDispatcher("/failing").include(request, response);
            } catch (RuntimeException e) {
                // Undertow wraps the exception.
                if (!"swallow".equals(request.getParameter("a"))) {
                    throw new ServletException("wrapped", new ServletException("again", e));
                }
                response.getWriter().print("handled");
            }
        }
    }

    public static class FailingServlet extends HttpServlet {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            throw new IllegalStateException("at the end");
        }
    }

    /** Dispatches to a servlet that fails, once it has timed out. */
    public static class DispatchingServlet extends HttpServlet {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            AsyncContext async = request.startAsync();
            async.setTimeout(1);
            async.addListener(
                    new AsyncListener() {
                        @Override
                        public void onTimeout(AsyncEvent event) {
                            event.getAsyncContext().dispatch("/failing");
                        }

                        @Override
                        public void onComplete(AsyncEvent event) {}

                        @Override
                        public void onError(AsyncEvent event) {}

                        @Override
                        public void onStartAsync(AsyncEvent event) {}
                    });
        }
    }
}
