/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.internal.exceptions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import org.junit.jupiter.api.Test;

class ClientAbortsTest {

    private static final String SOCKET = "sun.nio.ch.SocketDispatcher";

    private static <T extends Throwable> T thrownBy(T thrown, String... classes) {
        StackTraceElement[] trace = new StackTraceElement[classes.length];
        for (int i = 0; i < classes.length; i++) {
            trace[i] = new StackTraceElement(classes[i], "write", "A.java", 1);
        }
        thrown.setStackTrace(trace);
        return thrown;
    }

    @Test
    void recognisesWhatTheContainersConnectionThrows() {
        String undertow = "io.undertow.servlet.spec.ServletOutputStreamImpl";

        assertThat(
                        ClientAborts.isClientAbort(
                                thrownBy(new IOException("Broken pipe"), SOCKET, undertow)))
                .isTrue();
        assertThat(
                        ClientAborts.isClientAbort(
                                thrownBy(new ClosedChannelException(), "org.xnio.nio.Conduit")))
                .isTrue();
        assertThat(
                        ClientAborts.isClientAbort(
                                thrownBy(
                                        new SocketException("Connection reset by peer"),
                                        SOCKET,
                                        "org.apache.tomcat.util.net.NioChannel")))
                .isTrue();
        assertThat(
                        ClientAborts.isClientAbort(
                                new IllegalStateException(
                                        thrownBy(
                                                new EOFException(),
                                                "org.apache.coyote.http11.Http11InputBuffer"))))
                .isTrue();
    }

    @Test
    void keepsFailuresOfTheApplicationsOwnConnections() {
        IOException ofDatabase =
                thrownBy(
                        new SocketException("Connection reset"),
                        SOCKET,
                        "org.postgresql.core.PGStream",
                        "com.acme.Orders",
                        "io.undertow.servlet.handlers.ServletHandler");

        assertThat(ClientAborts.isClientAbort(ofDatabase)).isFalse();
        assertThat(ClientAborts.isClientAbort(new IllegalStateException(ofDatabase))).isFalse();
    }

    @Test
    void keepsOtherFailuresOfTheContainer() {
        assertThat(
                        ClientAborts.isClientAbort(
                                thrownBy(
                                        new IOException("UT010029: Stream is closed"),
                                        "io.undertow.servlet.spec.ServletOutputStreamImpl")))
                .isFalse();
        assertThat(ClientAborts.isClientAbort(new IllegalStateException("Broken pipe"))).isFalse();
    }

    @Test
    void endsWhereCausesAreACircle() {
        Exception first = new Exception();
        first.initCause(new Exception(first));

        assertThat(ClientAborts.isClientAbort(first)).isFalse();
    }
}
