/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

class DeploymentTest {

    private static final URL CODE =
            Deployment.class.getProtectionDomain().getCodeSource().getLocation();

    @Test
    void ownsTheLoaderThatHasLoadedIt() {
        assertThat(Deployment.owns(Deployment.loader())).isTrue();
        assertThat(Deployment.isOfAnother(Deployment.loader())).isFalse();
    }

    @Test
    void ownsNoLoaderWithoutACopy() {
        assertThat(Deployment.owns((ClassLoader) null)).isFalse();
        assertThat(Deployment.owns(ClassLoader.getPlatformClassLoader())).isFalse();
        assertThat(Deployment.isOfAnother(ClassLoader.getPlatformClassLoader())).isFalse();
    }

    /** TomEE has one loader of this kind for the JAX-RS applications of all deployments. */
    @Test
    void followsALoaderThatDelegatesToTheApplicationOfTheMoment() throws Exception {
        try (URLClassLoader another =
                new URLClassLoader(new URL[] {CODE}, ClassLoader.getPlatformClassLoader())) {
            SharedLoader shared = new SharedLoader();

            shared.application = another;
            assertThat(Deployment.owns(shared)).isFalse();
            assertThat(Deployment.isOfAnother(shared)).isTrue();

            shared.application = Deployment.loader();
            assertThat(Deployment.owns(shared)).isTrue();
            assertThat(Deployment.isOfAnother(shared)).isFalse();
        }
    }

    private static final class SharedLoader extends ClassLoader {

        private ClassLoader application;

        SharedLoader() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        public Class<?> loadClass(String name) throws ClassNotFoundException {
            return application.loadClass(name);
        }
    }
}
