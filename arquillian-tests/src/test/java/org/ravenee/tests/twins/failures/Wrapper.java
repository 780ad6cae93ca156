/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.twins.failures;

import jakarta.ejb.EJBException;
import jakarta.ejb.EJBTransactionRolledbackException;
import jakarta.enterprise.context.NonexistentConversationException;
import jakarta.enterprise.inject.CreationException;
import jakarta.servlet.ServletException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.TransactionalException;
import jakarta.ws.rs.InternalServerErrorException;
import jakarta.ws.rs.ProcessingException;
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
    ERROR(Thrown.UnmappedError::new),
    ROLLBACK((text, cause) -> new RollbackException(text).initCause(cause)),
    TRANSACTIONAL(TransactionalException::new),
    CONVERSATION(NonexistentConversationException::new),
    CREATION(CreationException::new),
    PROCESSING(ProcessingException::new),
    /** The application's own kinds of wrappers, the second of which it maps. */
    OWN_EJB(Thrown.OwnEjbException::new),
    OWN_MAPPED(Thrown.MappedWrapper::new),
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
