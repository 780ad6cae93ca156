/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.inject.spi.CDIProvider;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ravenee.cdi.internal.propagation.JakartaProvider;
import org.ravenee.cdi.internal.propagation.MicroProfileProvider;

/**
 * Some servers hand work to managed threads while they start CDI for an application. A thread that
 * asks for CDI then waits for the start, which waits for the thread.
 */
class BootTest {

    private final AtomicInteger asked = new AtomicInteger();

    @BeforeEach
    void watchCdi() {
        CDI.setCDIProvider(new BootingContainer());
    }

    @AfterEach
    void leaveCdiAlone() {
        Configured.forget();
    }

    @Test
    void jakartaContextIsTakenWithoutCdi() {
        var provider = new JakartaProvider();

        assertThatCode(() -> provider.currentContext(Map.of()).begin().endContext())
                .doesNotThrowAnyException();
        assertThatCode(() -> provider.clearedContext(Map.of()).begin().endContext())
                .doesNotThrowAnyException();
        assertThat(asked).hasValue(0);
    }

    @Test
    void microProfileContextIsTakenWithoutCdi() {
        var provider = new MicroProfileProvider();

        assertThatCode(() -> provider.currentContext(Map.of()).begin().endContext())
                .doesNotThrowAnyException();
        assertThatCode(() -> provider.clearedContext(Map.of()).begin().endContext())
                .doesNotThrowAnyException();
        assertThat(asked).hasValue(0);
    }

    /** A CDI container that a server is starting. */
    private final class BootingContainer implements CDIProvider {

        @Override
        public CDI<Object> getCDI() {
            asked.incrementAndGet();
            throw new IllegalStateException("CDI is not started");
        }
    }

    /** Gives access to the provider that was set, which nothing else can take back. */
    private abstract static class Configured extends CDI<Object> {

        static void forget() {
            configuredProvider = null;
        }
    }
}
