/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.twins.mappers;

import jakarta.annotation.Priority;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Mappers for whole families of exceptions. */
public final class BroadMappers {

    private BroadMappers() {}

    @Provider
    public static class ForRuntimeException implements ExceptionMapper<RuntimeException> {
        @Override
        public Response toResponse(RuntimeException thrown) {
            return Answer.of(409, "ForRuntimeException", thrown);
        }
    }

    @Provider
    public static class ForException implements ExceptionMapper<Exception> {
        @Override
        public Response toResponse(Exception thrown) {
            return Answer.of(502, "ForException", thrown);
        }
    }

    @Provider
    public static class ForThrowable implements ExceptionMapper<Throwable> {
        @Override
        public Response toResponse(Throwable thrown) {
            return Answer.of(
                    thrown instanceof WebApplicationException refusal
                            ? refusal.getResponse().getStatus()
                            : 500,
                    "ForThrowable",
                    thrown);
        }
    }

    @Provider
    @Priority(1)
    public static class ForThrowableFirst implements ExceptionMapper<Throwable> {
        @Override
        public Response toResponse(Throwable thrown) {
            return Answer.of(400, "ForThrowableFirst", thrown);
        }
    }

    @Provider
    @Priority(Integer.MAX_VALUE - 1)
    public static class ForThrowableLast implements ExceptionMapper<Throwable> {
        @Override
        public Response toResponse(Throwable thrown) {
            return Answer.of(503, "ForThrowableLast", thrown);
        }
    }

    /** Of the same priority as the fallback of Raven EE. */
    @Provider
    @Priority(Integer.MAX_VALUE)
    public static class ForThrowableAtTheEnd implements ExceptionMapper<Throwable> {
        @Override
        public Response toResponse(Throwable thrown) {
            return Answer.of(503, "ForThrowableAtTheEnd", thrown);
        }
    }

    @Provider
    public static class ForWebApplicationException
            implements ExceptionMapper<WebApplicationException> {
        @Override
        public Response toResponse(WebApplicationException thrown) {
            return Answer.of(
                    thrown.getResponse().getStatus() == 404 ? 503 : 409,
                    "ForWebApplicationException",
                    thrown);
        }
    }

    @Provider
    public static class ForNotFound implements ExceptionMapper<NotFoundException> {
        @Override
        public Response toResponse(NotFoundException thrown) {
            return Answer.of(410, "ForNotFound", thrown);
        }
    }

    @Provider
    public static class ForViolation implements ExceptionMapper<ConstraintViolationException> {
        @Override
        public Response toResponse(ConstraintViolationException thrown) {
            return Answer.of(422, "ForViolation", new IllegalArgumentException("violated"));
        }
    }

    @Provider
    public static class ForValidation implements ExceptionMapper<ValidationException> {
        @Override
        public Response toResponse(ValidationException thrown) {
            return Answer.of(422, "ForValidation", new IllegalArgumentException("invalid"));
        }
    }
}
