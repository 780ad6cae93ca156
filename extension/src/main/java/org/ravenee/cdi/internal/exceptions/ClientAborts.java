/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.internal.exceptions;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Recognises exceptions by which the container reports that the client of a request went away. The
 * same exceptions of an application's own connections are failures, so the stack trace decides: the
 * container's connection must have thrown the exception.
 */
public final class ClientAborts {

    private static final int DEEPEST = 20;

    private static final Set<String> TYPES =
            Set.of(
                    "org.apache.catalina.connector.ClientAbortException",
                    "org.apache.coyote.CloseNowException",
                    "org.eclipse.jetty.io.EofException");

    private static final List<String> MESSAGES =
            List.of(
                    "broken pipe",
                    "connection reset",
                    "connection aborted",
                    "connection was aborted",
                    "forcibly closed by the remote host",
                    "remote peer closed connection");

    private static final List<String> JDK = List.of("java.", "javax.", "jdk.", "sun.");

    private static final List<String> CONTAINERS =
            List.of(
                    "com.ibm.ws.",
                    "com.ibm.wsspi.",
                    "io.openliberty.",
                    "io.undertow.",
                    "org.apache.catalina.",
                    "org.apache.coyote.",
                    "org.apache.tomcat.util.net.",
                    "org.eclipse.jetty.ee",
                    "org.eclipse.jetty.io.",
                    "org.eclipse.jetty.server.",
                    "org.glassfish.grizzly.",
                    "org.xnio.");

    private static final String JETTY_CLIENT = "org.eclipse.jetty.client.";

    private ClientAborts() {}

    /** Tells whether an exception, or one of its causes, reports that the client went away. */
    public static boolean isClientAbort(Throwable thrown) {
        Throwable at = thrown;
        for (int i = 0; i < DEEPEST && at != null; i++) {
            if (at instanceof IOException exception && isAbort(exception)) {
                return true;
            }
            at = at.getCause();
        }
        return false;
    }

    private static boolean isAbort(IOException exception) {
        return (TYPES.contains(exception.getClass().getName())
                        || exception instanceof ClosedChannelException
                        || exception instanceof EOFException
                        || saysSo(exception.getMessage()))
                && isOfContainer(exception.getStackTrace());
    }

    private static boolean saysSo(@Nullable String message) {
        String text = message == null ? "" : message.toLowerCase(Locale.ROOT);
        return MESSAGES.stream().anyMatch(text::contains);
    }

    /** The first frame outside of the JDK is the code that used the connection. */
    private static boolean isOfContainer(StackTraceElement[] trace) {
        for (StackTraceElement frame : trace) {
            if (frame.getClassName().startsWith(JETTY_CLIENT)) {
                return false;
            }
        }
        for (StackTraceElement frame : trace) {
            if (JDK.stream().noneMatch(frame.getClassName()::startsWith)) {
                return CONTAINERS.stream().anyMatch(frame.getClassName()::startsWith);
            }
        }
        return false;
    }
}
