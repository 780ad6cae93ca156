/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.glassfish.jersey.spi.ExtendedExceptionMapper;
import org.jspecify.annotations.Nullable;
import org.ravenee.Scope;
import org.ravenee.cdi.spi.ServedRequest;

/**
 * The fallback for Jersey, where a mapper may decline an exception. This mapper declines exceptions
 * that Jersey ({@code org.glassfish.jersey.server.ServerRuntime}) responds to by itself or unwraps.
 * It declines all exceptions if the application has a mapper for {@code Throwable}, because among
 * mappers of one class and priority Jersey takes the first that it finds.
 */
@Priority(Integer.MAX_VALUE)
final class JerseyExceptionMapper implements ExtendedExceptionMapper<Throwable> {

    /** The response to a header that cannot be parsed has status 400. */
    private static final String HEADER_EXCEPTION =
            "org.glassfish.jersey.message.internal.HeaderValueException";

    /**
     * The mapper of GlassFish and Payara for {@code EJBException}. It looks for the mapper of the
     * cause, and leaves the exception to others if there is none.
     */
    private static final String EJB_MAPPER =
            "org.glassfish.jersey.gf.ejb.internal.EjbExceptionMapper";

    /** The class of Jersey that looks mappers up. */
    private static final String RUNTIME = "org.glassfish.jersey.server.ServerRuntime";

    private final RavenExceptionMapper fallback;

    @Context private @Nullable HttpHeaders headers;
    @Context private @Nullable Configuration configuration;
    @Inject private @Nullable Provider<ContainerRequestContext> request;
    private volatile @Nullable Boolean applicationMapsAll;

    JerseyExceptionMapper(RavenExceptionMapper fallback) {
        this.fallback = fallback;
    }

    @Override
    public boolean isMappable(Throwable thrown) {
        return !applicationMapsAll()
                && !(thrown instanceof WebApplicationException)
                && !isUnwrapped(thrown)
                && !thrown.getClass().getName().equals(HEADER_EXCEPTION)
                && !isAskedForCause();
    }

    private boolean applicationMapsAll() {
        Boolean known = applicationMapsAll;
        if (known == null) {
            known = configuration != null && mapsAll(configuration);
            applicationMapsAll = known;
        }
        return known;
    }

    /** A mapper of the application that may decline leaves other exceptions to this one. */
    private static boolean mapsAll(Configuration application) {
        Stream<Class<?>> ofInstances = application.getInstances().stream().map(Object::getClass);
        return Stream.concat(application.getClasses().stream(), ofInstances)
                .filter(ExceptionMapper.class::isAssignableFrom)
                .filter(type -> !ExtendedExceptionMapper.class.isAssignableFrom(type))
                .anyMatch(type -> MappedException.of(type) == Throwable.class);
    }

    private static boolean isUnwrapped(Throwable thrown) {
        return (thrown instanceof CompletionException || thrown instanceof ExecutionException)
                && thrown.getCause() != null;
    }

    private static boolean isAskedForCause() {
        return StackWalker.getInstance()
                .walk(
                        frames ->
                                frames.map(StackWalker.StackFrame::getClassName)
                                        .takeWhile(caller -> !caller.startsWith(RUNTIME))
                                        .anyMatch(EJB_MAPPER::equals));
    }

    @Override
    public @Nullable Response toResponse(Throwable thrown) {
        try (Scope scope = attach()) {
            return fallback.toResponse(thrown, headers);
        }
    }

    /** Another thread than the one that serves the request may respond. */
    private Scope attach() {
        try {
            return request != null
                            && request.get().getProperty(ServedRequest.ATTRIBUTE)
                                    instanceof ServedRequest served
                    ? served.context().attach()
                    : () -> {};
        } catch (RuntimeException e) {
            // Jersey knows of no request on this thread.
            return () -> {};
        }
    }
}
