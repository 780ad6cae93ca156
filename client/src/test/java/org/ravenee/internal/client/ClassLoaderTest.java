/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Test;
import org.ravenee.Client;

/** An application that goes, and the threads and classes of the server that stay. */
class ClassLoaderTest {

    @Test
    void nothingThatStaysHoldsTheClassLoaderOfAClosedClient() throws Exception {
        awaitCollection(runAndClose());
    }

    @Test
    void aFlightRecordingThatGoesOnDoesNotHoldTheClassLoader() throws Exception {
        try (Recording recording = new Recording()) {
            recording.start();
            awaitCollection(runAndClose());
        }
    }

    private static void awaitCollection(WeakReference<ClassLoader> application) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> {
                            System.gc();
                            return application.get() == null;
                        });
    }

    /** On this very thread, as on one of a server's. */
    private static WeakReference<ClassLoader> runAndClose() throws ReflectiveOperationException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        URL[] classes = {codeOf(Client.class), codeOf(ClassLoaderTest.class)};
        // Not closed, as a server's are not while threads may still be on their way out.
        ClassLoader application = new URLClassLoader(classes, ClassLoader.getPlatformClassLoader());
        try {
            thread.setContextClassLoader(application);
            Class<?> tenant = application.loadClass(Tenant.class.getName());
            assertThat(tenant.getClassLoader()).isSameAs(application);
            ((Runnable) tenant.getDeclaredConstructor().newInstance()).run();
            return new WeakReference<>(application);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static URL codeOf(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }
}
