/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.container;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ravenee.Breadcrumb;
import org.ravenee.Options;
import org.ravenee.Scope;
import org.ravenee.cdi.internal.RavenExtension;
import org.ravenee.cdi.internal.propagation.JakartaProvider;
import org.ravenee.cdi.internal.propagation.MicroProfileProvider;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.cdi.spi.Reporters;
import org.ravenee.spi.RequestContext;

/** The context that managed executors carry to their threads, by both specifications. */
class PropagationTest {

    private static final Map<String, String> NO_PROPERTIES = Map.of();

    private SeContainer container;
    private Reporter reporter;
    private RequestContext request;

    /** A provider, as an executor uses it: taken when work is handed in, begun and ended later. */
    private interface Provider {
        Supplier<Scope> current();

        Supplier<Scope> cleared();
    }

    static Stream<Named<Provider>> providers() {
        return Stream.of(
                Named.of("Jakarta Concurrency", new Jakarta()),
                Named.of("MicroProfile Context Propagation", new MicroProfile()));
    }

    @BeforeEach
    void start() {
        container =
                SeContainerInitializer.newInstance()
                        .disableDiscovery()
                        .addExtensions(new RavenExtension())
                        .addBeanClasses(OwnOptions.class)
                        .initialize();
        reporter = Reporters.current().orElseThrow();
        request = reporter.begin(null);
        reporter.client().tagsContext(Map.of("customer", "4711"));
    }

    @AfterEach
    void stop() {
        request.detach();
        container.close();
    }

    private Map<String, String> tags() {
        return reporter.client().context().snapshot().tags();
    }

    @ParameterizedTest
    @MethodSource("providers")
    void hidesTheContextOfTheRequestWhereItIsCleared(Provider provider) {
        try (Scope scope = provider.cleared().get()) {
            assertThat(tags()).isEmpty();
            assertThat(reporter.request()).isNotSameAs(request);
            reporter.client().tagsContext(Map.of("work", "of another task"));
        }

        assertThat(reporter.request()).isSameAs(request);
        assertThat(tags()).containsOnly(Map.entry("customer", "4711"));
    }

    @ParameterizedTest
    @MethodSource("providers")
    void carriesACopyOfTheContextWhoseTagsAndBreadcrumbsBelongToTheRequest(Provider provider) {
        Supplier<Scope> taken = provider.current();
        reporter.client().tagsContext(Map.of("later", "than that"));

        CompletableFuture.runAsync(
                        () -> {
                            assertThat(tags()).isEmpty();
                            try (Scope scope = taken.get()) {
                                assertThat(tags()).containsOnly(Map.entry("customer", "4711"));
                                reporter.client().tagsContext(Map.of("there", "set"));
                                try (Scope inner = reporter.client().context().push()) {
                                    reporter.client().tagsContext(Map.of("scope", "only"));
                                    reporter.client().captureBreadcrumb("in a scope");
                                }
                                reporter.client().captureBreadcrumb("there");
                            }
                            assertThat(tags()).isEmpty();
                        },
                        work -> new Thread(work).start())
                .join();

        assertThat(tags()).containsEntry("there", "set").doesNotContainKey("scope");
        assertThat(reporter.client().context().snapshot().breadcrumbs())
                .extracting(Breadcrumb::message)
                .containsExactly("there");
    }

    @ParameterizedTest
    @MethodSource("providers")
    void hidesWhatWorkOfTheSameThreadLeftWhereItIsClearedTwice(Provider provider) {
        Supplier<Scope> taken = provider.cleared();
        try (Scope scope = taken.get()) {
            reporter.client().tagsContext(Map.of("work", "the first"));
        }

        try (Scope scope = taken.get()) {
            assertThat(tags()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void doesNothingWhereThereIsNoContainer(Provider provider) {
        request.detach();
        container.close();

        try (Scope current = provider.current().get();
                Scope cleared = provider.cleared().get()) {
            assertThat(current).isNotNull();
            assertThat(cleared).isNotNull();
        }
        start();
    }

    @Test
    void callsTheContextByOneNameEverywhere() {
        assertThat(new JakartaProvider().getThreadContextType()).isEqualTo("Sentry");
        assertThat(new MicroProfileProvider().getThreadContextType()).isEqualTo("Sentry");
    }

    private static final class Jakarta implements Provider {

        @Override
        public Supplier<Scope> current() {
            var snapshot = new JakartaProvider().currentContext(NO_PROPERTIES);
            return () -> snapshot.begin()::endContext;
        }

        @Override
        public Supplier<Scope> cleared() {
            var snapshot = new JakartaProvider().clearedContext(NO_PROPERTIES);
            return () -> snapshot.begin()::endContext;
        }
    }

    private static final class MicroProfile implements Provider {

        @Override
        public Supplier<Scope> current() {
            var snapshot = new MicroProfileProvider().currentContext(NO_PROPERTIES);
            return () -> snapshot.begin()::endContext;
        }

        @Override
        public Supplier<Scope> cleared() {
            var snapshot = new MicroProfileProvider().clearedContext(NO_PROPERTIES);
            return () -> snapshot.begin()::endContext;
        }
    }

    @ApplicationScoped
    static class OwnOptions {

        private final Recording recording = new Recording();

        @Produces
        @Dependent
        Options options() {
            return recording.options();
        }
    }
}
