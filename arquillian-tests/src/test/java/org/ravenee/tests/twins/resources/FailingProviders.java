/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.twins.resources;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import org.ravenee.tests.twins.failures.Failures;

/** Filters, interceptors, readers, writers and converters that fail when the URL names them. */
public final class FailingProviders {

    private FailingProviders() {}

    @Provider
    @PreMatching
    public static class PreMatchingFilter implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            Failures.failAt("pre-matching", request.getUriInfo());
        }
    }

    @Provider
    public static class RequestFilter implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            Failures.failAt("request-filter", request.getUriInfo());
        }
    }

    @Provider
    public static class ResponseFilter implements ContainerResponseFilter {
        @Override
        public void filter(ContainerRequestContext request, ContainerResponseContext response) {
            response.getHeaders().putSingle("Filtered", "yes");
            if (response.getStatus() == 200) {
                Failures.failAt("response-filter", request.getUriInfo());
            } else if (response.getStatus() == 409) {
                Failures.failAt("mapped-response-filter", request.getUriInfo());
            }
        }
    }

    @Provider
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
                InputStream input)
                throws IOException {
            Failures.failAt("reader", uri);
            return new Parcel(new String(input.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Provider
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
                OutputStream output)
                throws IOException {
            Failures.failAt("writer", uri);
            output.write(parcel.content().getBytes(StandardCharsets.UTF_8));
            Failures.failAt("late-writer", uri);
        }
    }

    @Provider
    public static class ReadInterceptor implements ReaderInterceptor {

        @Context private UriInfo uri;

        @Override
        public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
            Failures.failAt("reader-interceptor", uri);
            return context.proceed();
        }
    }

    @Provider
    public static class WriteInterceptor implements WriterInterceptor {

        @Context private UriInfo uri;

        @Override
        public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
            if (context.getEntity() instanceof Parcel) {
                Failures.failAt("writer-interceptor", uri);
            }
            context.proceed();
        }
    }

    @Provider
    public static class Converters implements ParamConverterProvider {

        @Context private UriInfo uri;

        @Override
        public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] on) {
            return type != Parcel.class
                    ? null
                    : new ParamConverter<>() {
                        @Override
                        public T fromString(String text) {
                            Failures.failAt("path-converter", uri);
                            Failures.failAt("query-converter", uri);
                            return type.cast(new Parcel(text));
                        }

                        @Override
                        public String toString(T parcel) {
                            return parcel.toString();
                        }
                    };
        }
    }
}
