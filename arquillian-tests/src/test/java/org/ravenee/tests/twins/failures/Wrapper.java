/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.twins.failures;

import jakarta.ejb.EJBException;
import jakarta.ejb.EJBTransactionRolledbackException;
import jakarta.servlet.ServletException;
import jakarta.ws.rs.InternalServerErrorException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Exceptions around another one. */
public enum Wrapper {
    EJB((text, cause) -> new EJBException(text).initCause(cause)),
    ROLLED_BACK((text, cause) -> new EJBTransactionRolledbackException(text).initCause(cause)),
    COMPLETION(CompletionException::new),
    EXECUTION(ExecutionException::new),
    INVOCATION((text, cause) -> new InvocationTargetException(cause, text)),
    UNDECLARED((text, cause) -> new UndeclaredThrowableException(cause, text)),
    SERVLET(ServletException::new),
    RUNTIME(IllegalStateException::new),
    INTERNAL(InternalServerErrorException::new);

    private final Factory factory;

    Wrapper(Factory factory) {
        this.factory = factory;
    }

    /** The name in a URL. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Wrapper of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    Throwable around(Throwable cause) {
        return factory.around("wrapped: " + cause.getMessage(), cause);
    }

    private interface Factory {
        Throwable around(String text, Throwable cause);
    }
}
