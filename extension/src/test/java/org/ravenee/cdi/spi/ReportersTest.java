/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ravenee.Client;
import org.ravenee.Options;

class ReportersTest {

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    private final List<Reporter> registered = new ArrayList<>();

    @AfterEach
    void forget() {
        registered.forEach(Reporters::unregister);
        Thread.currentThread().setContextClassLoader(before);
    }

    @Test
    void knowsNoneWhereNoneIsRegistered() {
        assertThat(Reporters.current()).isEmpty();
    }

    @Test
    void knowsADeploymentByTheContextClassLoader() {
        ClassLoader shop = loader(null);
        ClassLoader office = loader(null);
        Reporter ofShop = register(shop);
        Reporter ofOffice = register(office);

        assertThat(currentOf(shop)).containsSame(ofShop);
        assertThat(currentOf(office)).containsSame(ofOffice);
    }

    @Test
    void knowsADeploymentByALoaderBelowItsOwn() {
        ClassLoader shop = loader(null);
        Reporter ofShop = register(shop);
        register(loader(null));

        assertThat(currentOf(loader(shop))).containsSame(ofShop);
    }

    @Test
    void takesThreadsOfNoDeploymentForThoseOfTheOnlyOne() {
        ClassLoader web = loader(null);
        Reporter ofShop = register(web);
        Reporters.register(loader(null), ofShop);

        assertThat(currentOf(ClassLoader.getSystemClassLoader())).containsSame(ofShop);
        assertThat(currentOf(null)).containsSame(ofShop);
    }

    @Test
    void takesThreadsOfNoDeploymentForNobodysWhereThereAreSeveral() {
        register(loader(null));
        register(loader(null));

        assertThat(currentOf(ClassLoader.getSystemClassLoader())).isEmpty();
    }

    @Test
    void prefersTheLatestOfOneLoader() {
        ClassLoader shop = loader(null);
        register(shop);
        Reporter again = register(shop);

        assertThat(currentOf(shop)).containsSame(again);
    }

    @Test
    void forgetsADeploymentThatStops() {
        ClassLoader shop = loader(null);
        Reporters.unregister(register(shop));

        assertThat(currentOf(shop)).isEmpty();
    }

    @Test
    void keepsNeitherTheClassLoaderNorTheReporterOfADeploymentAlive() {
        ClassLoader shop = loader(null);
        WeakReference<ClassLoader> loader = new WeakReference<>(shop);
        WeakReference<Reporter> reporter = new WeakReference<>(register(shop));
        registered.clear();
        shop = null;

        Awaitility.await()
                .until(
                        () -> {
                            System.gc();
                            return loader.get() == null && reporter.get() == null;
                        });
        assertThat(Reporters.current()).isEmpty();
    }

    private Reporter register(ClassLoader loader) {
        Options options = Options.builder().enabled(false).build();
        Reporter reporter = new Reporter(Client.create(options), options);
        registered.add(reporter);
        Reporters.register(loader, reporter);
        return reporter;
    }

    private static Optional<Reporter> currentOf(ClassLoader context) {
        Thread.currentThread().setContextClassLoader(context);
        return Reporters.current();
    }

    private static ClassLoader loader(ClassLoader parent) {
        return new URLClassLoader(new URL[0], parent);
    }
}
