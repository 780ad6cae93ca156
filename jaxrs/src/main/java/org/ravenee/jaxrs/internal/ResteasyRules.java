/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Providers;
import java.lang.StackWalker.StackFrame;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ravenee.cdi.spi.TypeNames;

/**
 * The rules of RESTEasy ({@code org.jboss.resteasy.core.ExceptionHandler}). RESTEasy unwraps
 * exceptions of resource methods, locators, readers and writers, but neither those of filters nor
 * the failures of asynchronous responses and stages. RESTEasy unwraps only the classes that the
 * server lists in {@code resteasy.unwrapped.exceptions}, without their subclasses; WildFly and Open
 * Liberty list {@code jakarta.ejb.EJBException}.
 *
 * <p>Classes of RESTEasy are used by reflection, as Open Liberty hides them from applications.
 * RESTEasy does not show in which of the two cases it calls a mapper. So the stack is walked for
 * the calling method, which costs some microseconds for each unmapped exception.
 */
final class ResteasyRules implements MappingRules {

    private static final String CORE = "org.jboss.resteasy.core.";

    /** The superclass of RESTEasy's own exceptions, which may stand for any status. */
    private static final String FAILURE = "org.jboss.resteasy.spi.Failure";

    private static final String UNWRAPPING = "unwrapException";
    private static final int SERVER_ERROR = 500;

    private static final StackWalker CALLERS =
            StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private final boolean respondsToServerErrors;

    /** Creates the rules for responses of the application. */
    ResteasyRules() {
        this(false);
    }

    /**
     * Creates rules that may include responses of RESTEasy itself.
     *
     * @param respondsToServerErrors whether RESTEasy responds to its own exceptions of status 500,
     *     too
     */
    ResteasyRules(boolean respondsToServerErrors) {
        this.respondsToServerErrors = respondsToServerErrors;
    }

    /**
     * Finds the mapper of RESTEasy for unmapped exceptions. There is none if {@code
     * dev.resteasy.exception.mapper} is false: RESTEasy throws such exceptions to the servlet
     * container, which serves the error pages of the application.
     *
     * @param configuration the configuration of RESTEasy, before a fallback is registered
     * @return a mapper, which may be one of the application for {@code Throwable}
     */
    static @Nullable ExceptionMapper<Throwable> defaultMapper(Object configuration) {
        try {
            return configuration instanceof Providers providers
                    ? providers.getExceptionMapper(Throwable.class)
                    : null;
        } catch (NullPointerException e) {
            // RESTEasy without a default mapper, before the first mapper is registered
            return null;
        }
    }

    /**
     * Registers a mapper like the mappers that RESTEasy brings itself.
     *
     * @param configuration what RESTEasy configures
     * @return false if this RESTEasy is not known
     */
    static boolean registerAsOwn(Object configuration, ExceptionMapper<Throwable> mapper) {
        boolean own = true;
        try {
            configuration
                    .getClass()
                    .getMethod(
                            "registerProviderInstance",
                            Object.class,
                            Map.class,
                            Integer.class,
                            boolean.class)
                    .invoke(configuration, mapper, null, Integer.MAX_VALUE, own);
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    @Override
    public @Nullable ResponseSource responseTo(Throwable thrown, @Nullable Providers providers) {
        ResponseSource source = own(thrown);
        if (source != null) {
            return source;
        }
        Collection<String> unwrapped = unwrappedByCaller();
        Throwable failure = thrown;
        while (source == null
                && unwrapped.contains(failure.getClass().getName())
                && failure.getCause() != null) {
            failure = failure.getCause();
            source = MapperLookup.responseTo(failure, providers);
            if (source == null) {
                source = own(failure);
            }
        }
        return source;
    }

    @Override
    public Throwable unmapped(Throwable thrown) {
        Collection<String> unwrapped = unwrappedByCaller();
        Throwable failure = thrown;
        while (unwrapped.contains(failure.getClass().getName()) && failure.getCause() != null) {
            failure = failure.getCause();
        }
        return failure;
    }

    private @Nullable ResponseSource own(Throwable thrown) {
        ResponseSource source = MapperLookup.ownResponse(thrown);
        return source == null && TypeNames.isA(thrown.getClass(), FAILURE)
                ? ofFailure(thrown)
                : source;
    }

    private @Nullable ResponseSource ofFailure(Throwable failure) {
        if (call(failure, "getResponse") instanceof Response response) {
            return () -> response;
        }
        if (!(call(failure, "getErrorCode") instanceof Integer status)
                || (status == SERVER_ERROR && !respondsToServerErrors)) {
            return null;
        }
        Response.ResponseBuilder response = Response.status(status);
        if (failure.getMessage() != null) {
            response.type(MediaType.TEXT_HTML).entity(failure.getMessage());
        }
        return response::build;
    }

    /** The names of the classes that the calling RESTEasy goes on to unwrap. */
    private static Collection<String> unwrappedByCaller() {
        return CALLERS.walk(frames -> frames.filter(ResteasyRules::decides).findFirst())
                .filter(caller -> caller.getMethodName().equals(UNWRAPPING))
                .map(StackFrame::getDeclaringClass)
                .map(ResteasyRules::unwrappedExceptions)
                .orElse(Set.of());
    }

    /** The two methods of RESTEasy that look for a mapper, each in its own way. */
    private static boolean decides(StackFrame frame) {
        return frame.getClassName().equals(CORE + "ExceptionHandler")
                && (frame.getMethodName().equals(UNWRAPPING)
                        || frame.getMethodName().equals("handleException"));
    }

    /** Returns the names of the classes that the dispatcher of the current request unwraps. */
    private static Collection<String> unwrappedExceptions(Class<?> ofCore) {
        try {
            ClassLoader loader = ofCore.getClassLoader();
            Object dispatcher =
                    Class.forName(CORE + "ResteasyContext", false, loader)
                            .getMethod("getContextData", Class.class)
                            .invoke(
                                    null,
                                    Class.forName(
                                            "org.jboss.resteasy.spi.Dispatcher", false, loader));
            if (dispatcher != null
                    && call(dispatcher, "getUnwrappedExceptions") instanceof Collection<?> names) {
                return names.stream().map(String::valueOf).toList();
            }
        } catch (ReflectiveOperationException e) {
            // another RESTEasy than those that are known
        }
        return Set.of("jakarta.ejb.EJBException");
    }

    private static @Nullable Object call(Object target, String method) {
        try {
            return target.getClass().getMethod(method).invoke(target);
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }
}
