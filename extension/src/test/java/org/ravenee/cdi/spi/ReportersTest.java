/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ravenee.Client;
import org.ravenee.Options;
import org.ravenee.spi.RequestContext;

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
    void knowsNoModuleOnThreadsOfNoDeploymentWhereThereAreSeveral() {
        register(loader(null));
        register(loader(null));

        assertThat(currentOf(ClassLoader.getSystemClassLoader())).isEmpty();
    }

    @Test
    void knowsAModuleByTheRequestThatTheThreadServes() {
        Reporter ofShop = register(loader(null));
        Reporter ofOffice = register(loader(null));

        RequestContext request = ofOffice.begin(null);
        try {
            assertThat(currentOf(loader(null))).containsSame(ofOffice);
        } finally {
            request.detach();
        }
        request = ofShop.begin(null);
        try {
            assertThat(currentOf(loader(null))).containsSame(ofShop);
        } finally {
            request.detach();
        }
    }

    @Test
    void prefersTheContextClassLoaderToTheRequestThatTheThreadServes() {
        ClassLoader shop = loader(null);
        Reporter ofShop = register(shop);
        Reporter ofOffice = register(loader(null));

        RequestContext request = ofOffice.begin(null);
        try {
            assertThat(currentOf(shop)).containsSame(ofShop);
        } finally {
            request.detach();
        }
    }

    @Test
    void knowsAModuleByTheNearestCallerOnThreadsOfNone() throws Exception {
        ClassLoader shop = new ReloadingLoader(Caller.class);
        Reporter ofShop = register(shop);
        register(loader(null));
        Thread.currentThread().setContextClassLoader(null);

        Object caller =
                shop.loadClass(Caller.class.getName()).getDeclaredConstructor().newInstance();

        assertThat(((Supplier<?>) caller).get()).isEqualTo(Optional.of(ofShop));
    }

    @Test
    void takesWhatNoModuleIsKnownForAsWhatTheyHaveInCommon() {
        ClassLoader shop = loader(null);
        Reporter ofShop = register(shop);
        Reporter common = register(Reporters.class.getClassLoader());

        assertThat(currentOf(null)).containsSame(common);
        assertThat(currentOf(Reporters.class.getClassLoader())).containsSame(common);
        assertThat(currentOf(shop)).containsSame(ofShop);
    }

    @Test
    void leavesAModuleAloneThatHasACopyOfItsOwn() throws Exception {
        register(loader(null));

        assertThat(currentOf(new ReloadingLoader(Deployment.class))).isEmpty();
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

    /** Asks from a class that a module has loaded. */
    public static final class Caller implements Supplier<Optional<Reporter>> {

        @Override
        public Optional<Reporter> get() {
            return Reporters.current();
        }
    }

    /** Loads a class once more, as a module does that has it in its archive. */
    private static final class ReloadingLoader extends ClassLoader {

        private final Class<?> own;

        ReloadingLoader(Class<?> own) {
            super(own.getClassLoader());
            this.own = own;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null || !name.equals(own.getName())) {
                return loaded == null ? super.loadClass(name, resolve) : loaded;
            }
            try (InputStream file =
                    own.getResourceAsStream(name.substring(name.lastIndexOf('.') + 1) + ".class")) {
                byte[] bytes = file.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
