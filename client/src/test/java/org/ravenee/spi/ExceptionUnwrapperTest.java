/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import net.bytebuddy.ByteBuddy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The wrappers of containers and executors are looked through, those of applications are not. */
class ExceptionUnwrapperTest {

    private static final List<String> OF_SERVERS =
            List.of(
                    "com.ibm.websphere.servlet.error.ServletErrorReport",
                    "com.ibm.ws.webcontainer.webapp.WebAppErrorReport",
                    "jakarta.ejb.EJBException",
                    "jakarta.servlet.ServletException",
                    "org.apache.webbeans.exception.WebBeansException",
                    "org.glassfish.jersey.server.internal.process.MappableException",
                    "org.jboss.resteasy.spi.UnhandledException");

    private final Throwable failure = new IllegalStateException("out of paper");

    @ParameterizedTest
    @FieldSource("OF_SERVERS")
    void looksThroughWrappersOfServers(String name) throws Exception {
        Throwable wrapper = ofClass(name, failure);

        assertThat(ExceptionUnwrapper.unwrap(wrapper)).isSameAs(failure);
        assertThat(ExceptionUnwrapper.unwrap(new CompletionException(wrapper))).isSameAs(failure);
    }

    @Test
    void doesNotLookThroughExceptionsOfTheApplication() {
        Throwable own = new CompletionException("own", failure) {};

        assertThat(ExceptionUnwrapper.unwrap(own)).isSameAs(own);
        assertThat(ExceptionUnwrapper.unwrap(new ExecutionException(own))).isSameAs(own);
    }

    @Test
    void takesAWrapperWithoutACauseForTheFailure() throws Exception {
        Throwable empty = new ExecutionException("empty", null);

        assertThat(ExceptionUnwrapper.unwrap(empty)).isSameAs(empty);
        assertThat(ExceptionUnwrapper.unwrap(new CompletionException(empty))).isSameAs(empty);
    }

    /** Only the name counts: the servers' own classes are not here. */
    private static Throwable ofClass(String name, Throwable cause) throws Exception {
        Constructor<? extends Exception> constructor =
                new ByteBuddy()
                        .subclass(Exception.class)
                        .name(name)
                        .make()
                        .load(ExceptionUnwrapperTest.class.getClassLoader())
                        .getLoaded()
                        .getConstructor(String.class, Throwable.class);
        return constructor.newInstance("cannot print", cause);
    }
}
