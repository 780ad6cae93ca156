/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.web;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** An application that fails in the place that the path names, with what the path names. */
final class FailingPlaces {

    static final Class<?>[] CLASSES = {
        Resource.class,
        Failing.class,
        AsyncResources.StatusMapper.class,
        UnwritableMapper.class,
        BrokenMapper.class,
        RequestFilter.class,
        ResponseFilter.class,
        Reader.class,
        Writer.class,
        ReadInterceptor.class,
        WriteInterceptor.class,
        Converters.class
    };

    private FailingPlaces() {}

    private static void failAt(String place, UriInfo uri) {
        String path = uri.getPath();
        if (path.contains("/" + place + "/")) {
            throw failure(path.substring(path.lastIndexOf('/') + 1));
        }
    }

    static RuntimeException failure(String kind) {
        return switch (kind) {
            case "unmapped" -> new IllegalStateException("unmapped");
            case "unavailable" -> new WebApplicationException("unavailable", 503);
            case "not-found" -> new WebApplicationException("not-found", 404);
            default -> new AsyncResources.StatusException(Integer.parseInt(kind));
        };
    }

    /** An entity that only the reader and the writer of this application know. */
    public static final class Parcel {}

    @Path("at")
    public static class Resource {

        @GET
        @Path("{place}/{failure}")
        @Produces("text/plain")
        public Parcel get(@QueryParam("parcel") Parcel parcel) {
            return new Parcel();
        }

        @POST
        @Path("{place}/{failure}")
        @Consumes("text/plain")
        @Produces("text/plain")
        public String post(Parcel parcel) {
            return "read";
        }
    }

    @Path("in")
    public static class Failing {

        @GET
        @Path("method/{failure}")
        public String method(@PathParam("failure") String failure) {
            throw failure(failure);
        }

        @Path("locator/{failure}")
        public Object locator(@PathParam("failure") String failure) {
            throw failure(failure);
        }

        @Path("sub")
        public Sub sub() {
            return new Sub();
        }

        @GET
        @Path("mapper/{failure}")
        public String mapper() {
            throw new BrokenException();
        }

        @GET
        @Path("mapper-wraps/{failure}")
        public String mapperWraps() {
            throw new BrokenException();
        }

        @GET
        @Path("mapper-rethrows/{failure}")
        public String mapperRethrows() {
            throw new BrokenException();
        }

        @GET
        @Path("resumed-unwritable/{failure}")
        public void resumedUnwritable(@Suspended AsyncResponse response) {
            new Thread(() -> response.resume(new UnwritableException())).start();
        }

        @GET
        @Path("thrown-unwritable/{failure}")
        public String thrownUnwritable() {
            throw new UnwritableException();
        }
    }

    public static class Sub {

        @GET
        @Path("sub-resource/{failure}")
        public String get(@PathParam("failure") String failure) {
            throw failure(failure);
        }
    }

    static final class BrokenException extends RuntimeException {

        BrokenException() {
            super("its mapper fails");
        }
    }

    public static class BrokenMapper implements ExceptionMapper<BrokenException> {

        @Context private UriInfo uri;

        @Override
        public Response toResponse(BrokenException thrown) {
            failAt("mapper", uri);
            if (uri.getPath().contains("/mapper-wraps/")) {
                throw new IllegalStateException("the mapper wraps", thrown);
            }
            throw thrown;
        }
    }

    static final class UnwritableException extends RuntimeException {

        UnwritableException() {
            super("its response cannot be written");
        }
    }

    /** Responds with an entity that has no writer. */
    public static class UnwritableMapper implements ExceptionMapper<UnwritableException> {
        @Override
        public Response toResponse(UnwritableException thrown) {
            return Response.status(409).entity(new Thread()).type("application/x-none").build();
        }
    }

    @Priority(Priorities.AUTHENTICATION)
    public static class RequestFilter implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            failAt("request-filter", request.getUriInfo());
        }
    }

    public static class ResponseFilter implements ContainerResponseFilter {
        @Override
        public void filter(ContainerRequestContext request, ContainerResponseContext response) {
            if (response.getStatus() == 200) {
                failAt("response-filter", request.getUriInfo());
            }
        }
    }

    public static class Reader implements MessageBodyReader<Parcel> {

        @Context private UriInfo uri;

        @Override
        public boolean isReadable(Class<?> type, Type generic, Annotation[] on, MediaType media) {
            return type == Parcel.class;
        }

        @Override
        public Parcel readFrom(
                Class<Parcel> type,
                Type generic,
                Annotation[] on,
                MediaType media,
                MultivaluedMap<String, String> headers,
                InputStream input) {
            failAt("reader", uri);
            return new Parcel();
        }
    }

    public static class Writer implements MessageBodyWriter<Parcel> {

        @Context private UriInfo uri;

        @Override
        public boolean isWriteable(Class<?> type, Type generic, Annotation[] on, MediaType media) {
            return type == Parcel.class;
        }

        @Override
        public void writeTo(
                Parcel parcel,
                Class<?> type,
                Type generic,
                Annotation[] on,
                MediaType media,
                MultivaluedMap<String, Object> headers,
                OutputStream output) {
            failAt("writer", uri);
        }
    }

    public static class ReadInterceptor implements ReaderInterceptor {

        @Context private UriInfo uri;

        @Override
        public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
            failAt("reader-interceptor", uri);
            return context.proceed();
        }
    }

    public static class WriteInterceptor implements WriterInterceptor {

        @Context private UriInfo uri;

        @Override
        public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
            if (context.getEntity() instanceof Parcel) {
                failAt("writer-interceptor", uri);
            }
            context.proceed();
        }
    }

    public static class Converters implements ParamConverterProvider {

        @Context private UriInfo uri;

        @Override
        public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] on) {
            return type != Parcel.class
                    ? null
                    : new ParamConverter<>() {
                        @Override
                        public T fromString(String text) {
                            failAt("converter", uri);
                            return type.cast(new Parcel());
                        }

                        @Override
                        public String toString(T parcel) {
                            return "parcel";
                        }
                    };
        }
    }
}
