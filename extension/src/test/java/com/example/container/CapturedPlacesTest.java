/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Stereotype;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.InterceptionType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ravenee.Options;
import org.ravenee.cdi.Captured;
import org.ravenee.cdi.CapturedInterceptor;
import org.ravenee.cdi.CapturedLifecycleInterceptor;
import org.ravenee.cdi.internal.RavenExtension;

/** Classes and methods that the annotation covers, and log lines for those that it cannot cover. */
class CapturedPlacesTest {

    private final Logger logger = Logger.getLogger("org.ravenee");
    private final Warnings warnings = new Warnings();

    @BeforeEach
    void listen() {
        logger.addHandler(warnings);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(warnings);
    }

    private static SeContainer start(Class<?>... beans) {
        return SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addExtensions(new RavenExtension())
                .addBeanClasses(OwnOptions.class)
                .addBeanClasses(beans)
                .initialize();
    }

    private static int reported(SeContainer container) {
        return container.select(OwnOptions.class).get().recording().events().size();
    }

    /**
     * As OpenWebBeans does in jars of extensions, and every container in one jar for everything.
     */
    @Test
    void interceptorsThatTheContainerDiscoversItselfExistOnce() {
        Captured binding = FinalShop.class.getAnnotation(Captured.class);
        try (SeContainer container =
                start(CapturedInterceptor.class, CapturedLifecycleInterceptor.class)) {
            assertThat(
                            container
                                    .getBeanManager()
                                    .resolveInterceptors(InterceptionType.AROUND_INVOKE, binding))
                    .hasSize(1);
        }
    }

    @Test
    void reportsALifecycleMethodThatAloneIsAnnotated() {
        try (SeContainer container = start(Cache.class)) {
            assertThatThrownBy(() -> container.select(Cache.class).get())
                    .hasStackTraceContaining("no data");

            assertThat(reported(container)).isEqualTo(1);
        }
    }

    @Test
    void leavesTheOtherLifecycleMethodsOfSuchAClassAlone() {
        try (SeContainer container = start(Index.class)) {
            assertThatThrownBy(() -> container.select(Index.class).get())
                    .hasStackTraceContaining("no index");

            assertThat(reported(container)).isZero();
        }
    }

    /** OpenWebBeans reads the annotations of final classes from the class itself and refuses it. */
    @Test
    @Tag("weld")
    void deploysAFinalClassAndSaysOnceThatItIsNotCovered() {
        try (SeContainer container = start(FinalShop.class)) {
            FinalShop shop = container.select(FinalShop.class).get();

            assertThatThrownBy(shop::buy).isInstanceOf(IllegalStateException.class);

            assertThat(reported(container)).isZero();
            assertThat(warnings.about(FinalShop.class)).hasSize(1);
        }
    }

    @Test
    void deploysAFinalClassWithAnAnnotatedMethod() {
        try (SeContainer container = start(FinalTill.class)) {
            FinalTill till = container.select(FinalTill.class).get();

            assertThatThrownBy(till::pay).isInstanceOf(IllegalStateException.class);

            assertThat(warnings.about(FinalTill.class)).hasSize(1);
        }
    }

    /** As for final classes: OpenWebBeans refuses the annotation on the class itself. */
    @Test
    @Tag("weld")
    void deploysAFinalClassThatAStereotypeCoversAndKeepsWhatElseTheStereotypeSays() {
        try (SeContainer container = start(FinalService.class)) {
            assertThat(container.select(FinalService.class).getHandle().getBean().getScope())
                    .isEqualTo(Dependent.class);
            assertThat(warnings.about(FinalService.class)).hasSize(1);
        }
    }

    /** As for final classes: OpenWebBeans refuses the annotation on the class itself. */
    @Test
    @Tag("weld")
    void coversTheOtherMethodsOfAClassWithAFinalMethod() {
        try (SeContainer container = start(HalfFinal.class)) {
            HalfFinal bean = container.select(HalfFinal.class).get();

            assertThatThrownBy(bean::sealed).isInstanceOf(IllegalStateException.class);
            assertThat(reported(container)).as("of the final method").isZero();
            assertThatThrownBy(bean::open).isInstanceOf(IllegalStateException.class);

            assertThat(reported(container)).isEqualTo(1);
            assertThat(warnings.about(HalfFinal.class))
                    .anyMatch(line -> line.contains("sealed()"))
                    .noneMatch(line -> line.contains("open()"));
        }
    }

    @Test
    void coversTheOtherMethodsOfAClassThatInheritsAFinalMethod() {
        try (SeContainer container = start(Heir.class)) {
            Heir bean = container.select(Heir.class).get();

            assertThatThrownBy(bean::own).isInstanceOf(IllegalStateException.class);

            assertThat(reported(container)).isEqualTo(1);
        }
    }

    @Test
    void coversAnAnnotatedMethodBesideAFinalOne() {
        try (SeContainer container = start(OneMethod.class)) {
            OneMethod bean = container.select(OneMethod.class).get();

            assertThatThrownBy(bean::open).isInstanceOf(IllegalStateException.class);

            assertThat(reported(container)).isEqualTo(1);
            assertThat(warnings.about(OneMethod.class)).isEmpty();
        }
    }

    /** OpenWebBeans reads the annotations of final methods from the class itself and refuses it. */
    @Test
    @Tag("weld")
    void warnsOnceThatAnAnnotatedFinalMethodIsNotCovered() {
        try (SeContainer container = start(FinalMethod.class)) {
            FinalMethod bean = container.select(FinalMethod.class).get();

            assertThatThrownBy(bean::sealed).isInstanceOf(IllegalStateException.class);

            assertThat(warnings.about(FinalMethod.class)).hasSize(1);
        }
    }

    @Test
    void warnsOnceThatAnAnnotatedPrivateMethodIsNotCovered() {
        try (SeContainer container = start(PrivateMethod.class)) {
            assertThat(container.isRunning()).isTrue();
            assertThat(warnings.about(PrivateMethod.class))
                    .singleElement()
                    .asString()
                    .contains("hidden()");
        }
    }

    private static final class Warnings extends Handler {

        private final List<String> lines = new ArrayList<>();

        @Override
        public synchronized void publish(LogRecord record) {
            if (record.getLevel() == Level.WARNING) {
                lines.add(record.getMessage());
            }
        }

        synchronized List<String> about(Class<?> type) {
            return lines.stream().filter(line -> line.contains(type.getName())).toList();
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @ApplicationScoped
    static class OwnOptions {

        private final Recording recording = new Recording();

        Recording recording() {
            return recording;
        }

        @Produces
        Options options() {
            return recording.options();
        }
    }

    @Dependent
    static class Cache {
        @Captured
        @PostConstruct
        private void load() {
            throw new IllegalStateException("no data");
        }
    }

    @Dependent
    static class Index {
        @PostConstruct
        void load() {
            throw new IllegalStateException("no index");
        }

        @Captured
        @jakarta.annotation.PreDestroy
        void drop() {}
    }

    @Captured
    @Dependent
    static final class FinalShop {
        void buy() {
            throw new IllegalStateException("closed");
        }
    }

    @Dependent
    static final class FinalTill {
        @Captured
        void pay() {
            throw new IllegalStateException("closed");
        }
    }

    @Captured
    @Dependent
    @Stereotype
    @Retention(RetentionPolicy.RUNTIME)
    @interface Service {}

    @Service
    static final class FinalService {}

    @Captured
    @Dependent
    static class HalfFinal {
        final void sealed() {
            throw new IllegalStateException("sealed");
        }

        void open() {
            throw new IllegalStateException("open");
        }
    }

    static class Ancestor {
        public final String log() {
            return "logged";
        }
    }

    @Captured
    @Dependent
    static class Heir extends Ancestor {
        void own() {
            throw new IllegalStateException("own");
        }
    }

    @Dependent
    static class OneMethod {
        final void sealed() {}

        @Captured
        void open() {
            throw new IllegalStateException("open");
        }
    }

    @Dependent
    static class FinalMethod {
        @Captured
        final void sealed() {
            throw new IllegalStateException("sealed");
        }
    }

    @Dependent
    static class PrivateMethod {
        @Captured
        private void hidden() {}
    }
}
