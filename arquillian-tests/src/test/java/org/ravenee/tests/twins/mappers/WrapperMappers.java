/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.twins.mappers;

import jakarta.ejb.EJBException;
import jakarta.servlet.ServletException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Mappers for the wrappers themselves. */
public final class WrapperMappers {

    /** The mappers, for applications that list them. */
    public static final Set<Class<?>> ALL =
            Set.of(
                    ForEjb.class,
                    ForCompletion.class,
                    ForExecution.class,
                    ForInvocation.class,
                    ForUndeclared.class,
                    ForServlet.class,
                    ForProcessing.class);

    private WrapperMappers() {}

    @Provider
    public static class ForEjb implements ExceptionMapper<EJBException> {
        @Override
        public Response toResponse(EJBException thrown) {
            return Answer.of(409, "ForEjb", thrown);
        }
    }

    @Provider
    public static class ForCompletion implements ExceptionMapper<CompletionException> {
        @Override
        public Response toResponse(CompletionException thrown) {
            return Answer.of(502, "ForCompletion", thrown);
        }
    }

    @Provider
    public static class ForExecution implements ExceptionMapper<ExecutionException> {
        @Override
        public Response toResponse(ExecutionException thrown) {
            return Answer.of(409, "ForExecution", thrown);
        }
    }

    @Provider
    public static class ForInvocation implements ExceptionMapper<InvocationTargetException> {
        @Override
        public Response toResponse(InvocationTargetException thrown) {
            return Answer.of(502, "ForInvocation", thrown);
        }
    }

    @Provider
    public static class ForUndeclared implements ExceptionMapper<UndeclaredThrowableException> {
        @Override
        public Response toResponse(UndeclaredThrowableException thrown) {
            return Answer.of(409, "ForUndeclared", thrown);
        }
    }

    @Provider
    public static class ForServlet implements ExceptionMapper<ServletException> {
        @Override
        public Response toResponse(ServletException thrown) {
            return Answer.of(502, "ForServlet", thrown);
        }
    }

    @Provider
    public static class ForProcessing implements ExceptionMapper<ProcessingException> {
        @Override
        public Response toResponse(ProcessingException thrown) {
            return Answer.of(504, "ForProcessing", thrown);
        }
    }
}
