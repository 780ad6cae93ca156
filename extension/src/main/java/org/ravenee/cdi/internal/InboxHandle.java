/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.internal;

import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;

/**
 * A running {@code org.ravenee.inbox.Inbox}. Its class is used by reflection, since the jar is
 * there in development only.
 */
final class InboxHandle implements AutoCloseable {

    private static final String CLASS = "org.ravenee.inbox.Inbox";
    private static final int PORT = 9099;
    private static final int ANY_PORT = 0;

    private final AutoCloseable inbox;
    private final String dsn;
    private final String uri;

    private InboxHandle(AutoCloseable inbox) throws ReflectiveOperationException {
        this.inbox = inbox;
        this.dsn = read("dsn");
        this.uri = read("uri");
    }

    /**
     * Starts an inbox on its usual port, or on any free port if that is taken.
     *
     * @throws ClassNotFoundException if the jar is not there
     * @throws ReflectiveOperationException if its class is another one than expected
     * @throws UncheckedIOException if it cannot listen
     */
    static InboxHandle start(ClassLoader loader) throws ReflectiveOperationException {
        Class<?> type = Class.forName(CLASS, true, loader);
        try {
            return start(type, PORT);
        } catch (UncheckedIOException e) {
            return start(type, ANY_PORT);
        }
    }

    private static InboxHandle start(Class<?> type, int port) throws ReflectiveOperationException {
        try {
            Object inbox = type.getMethod("start", int.class).invoke(null, port);
            return new InboxHandle((AutoCloseable) inbox);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof UncheckedIOException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private String read(String method) throws ReflectiveOperationException {
        return String.valueOf(inbox.getClass().getMethod(method).invoke(inbox));
    }

    String dsn() {
        return dsn;
    }

    String uri() {
        return uri;
    }

    @Override
    public void close() {
        try {
            inbox.close();
        } catch (Exception e) {
            throw new IllegalStateException("Inbox.close() declares no exception", e);
        }
    }
}
