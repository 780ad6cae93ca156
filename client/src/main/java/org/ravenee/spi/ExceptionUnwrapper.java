/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.spi;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks through exceptions that only carry another one from here to there. */
public final class ExceptionUnwrapper {

    private static final int DEEPEST = 20;

    /** By name: most of these classes exist in some runtimes only. */
    private static final Set<String> WRAPPERS =
            Set.of(
                    "com.ibm.websphere.servlet.error.ServletErrorReport",
                    "com.ibm.ws.webcontainer.servlet.exception.UncaughtServletException",
                    "com.ibm.ws.webcontainer.webapp.WebAppErrorReport",
                    "jakarta.ejb.EJBException",
                    "jakarta.ejb.EJBTransactionRolledbackException",
                    "jakarta.ejb.TransactionRolledbackLocalException",
                    "jakarta.el.ELException",
                    "jakarta.enterprise.event.ObserverException",
                    "jakarta.faces.FacesException",
                    "jakarta.persistence.RollbackException",
                    "jakarta.servlet.ServletException",
                    "jakarta.transaction.RollbackException",
                    "jakarta.transaction.TransactionalException",
                    "java.lang.reflect.InvocationTargetException",
                    "java.lang.reflect.UndeclaredThrowableException",
                    "java.security.PrivilegedActionException",
                    "java.util.concurrent.CompletionException",
                    "java.util.concurrent.ExecutionException",
                    "org.apache.cxf.interceptor.Fault",
                    "org.apache.jasper.JasperException",
                    "org.apache.webbeans.exception.WebBeansException",
                    "org.glassfish.jersey.server.ContainerException",
                    "org.glassfish.jersey.server.internal.process.MappableException",
                    "org.jboss.resteasy.spi.ApplicationException",
                    "org.jboss.resteasy.spi.UnhandledException");

    private ExceptionUnwrapper() {}

    /**
     * Finds what failed inside the wrappers that containers and executors put around it.
     *
     * @param throwable the caught throwable
     * @return the first exception of the chain that is no wrapper, or is one without a cause
     */
    public static Throwable unwrap(Throwable throwable) {
        Throwable failure = throwable;
        for (int i = 0; i < DEEPEST && WRAPPERS.contains(failure.getClass().getName()); i++) {
            Throwable cause = causeOf(failure);
            if (cause == null || cause == failure) {
                break;
            }
            failure = cause;
        }
        return failure;
    }

    /** Asked at once: these classes are known, and what they do to find their cause is little. */
    private static @Nullable Throwable causeOf(Throwable failure) {
        try {
            return failure.getCause();
        } catch (RuntimeException | LinkageError e) {
            return null;
        }
    }
}
