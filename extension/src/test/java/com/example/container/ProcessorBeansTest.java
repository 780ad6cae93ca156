/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.inject.Inject;
import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ravenee.Client;
import org.ravenee.Event;
import org.ravenee.Options;
import org.ravenee.Processor;
import org.ravenee.Transport;
import org.ravenee.cdi.internal.RavenExtension;

/** Beans of type Processor change events on their way, without being configured. */
class ProcessorBeansTest {

    private static SeContainer start(Class<?>... beans) {
        return SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addExtensions(new RavenExtension())
                .addBeanClasses(Steps.class)
                .addBeanClasses(beans)
                .initialize();
    }

    private static List<String> stepsOfOneEvent(SeContainer container) {
        container.select(Client.class).get().captureMessage("an event");
        return container.select(Steps.class).get().list();
    }

    @Test
    void processInTheOrderOfTheirPriorityAndWithoutOneByNameAtTheEnd() {
        try (SeContainer container =
                start(
                        OwnOptions.class,
                        Later.class,
                        WithoutPriorityB.class,
                        Early.class,
                        WithoutPriorityA.class,
                        Producer.class)) {
            assertThat(stepsOfOneEvent(container))
                    .containsExactly("early", "produced", "later", "without A", "without B");
        }
    }

    @Test
    void processAfterThoseOfTheOptions() {
        try (SeContainer container = start(OwnOptionsWithProcessor.class, Early.class)) {
            assertThat(stepsOfOneEvent(container)).containsExactly("of the options", "early");
        }
    }

    @Test
    void processWhatTheOneBeforeThemHasMade() {
        try (SeContainer container = start(OwnOptions.class, Tagging.class, TagReading.class)) {
            assertThat(stepsOfOneEvent(container)).containsExactly("tagged by a bean");
        }
    }

    @Test
    void dropAnEventByReturningNull() {
        try (SeContainer container =
                start(OwnOptions.class, Early.class, Dropping.class, Later.class)) {
            assertThat(stepsOfOneEvent(container)).containsExactly("early");
        }
    }

    @Test
    void areLeftAloneIfTheyAreAskedForByAQualifier() {
        try (SeContainer container = start(OwnOptions.class, Qualified.class, Early.class)) {
            assertThat(stepsOfOneEvent(container)).containsExactly("early");
        }
    }

    @Test
    void endWithTheContainerIfTheyAreDependent() {
        List<String> steps;
        try (SeContainer container = start(OwnOptions.class, Ending.class)) {
            steps = container.select(Steps.class).get().list();
            assertThat(steps).isEmpty();
        }

        assertThat(steps).containsExactly("ended");
    }

    @Test
    void processWhatIsStillWaitingWhenTheContainerStops() {
        List<String> steps;
        try (SeContainer container = start(WaitingOptions.class, Early.class)) {
            steps = container.select(Steps.class).get().list();
            Client client = container.select(Client.class).get();
            for (int i = 0; i < 20; i++) {
                client.captureMessage("event " + i);
            }
        }

        assertThat(steps).hasSize(20).containsOnly("early");
    }

    /** OpenWebBeans takes no other container after one that failed. */
    @Test
    @Tag("weld")
    void failTheDeploymentIfTheyCannotBeCreated() {
        assertThatThrownBy(() -> start(OwnOptions.class, Broken.class).close())
                .hasStackTraceContaining("cannot create the Processor " + Broken.class.getName())
                .hasStackTraceContaining("no connection");
        assertThatThrownBy(() -> start(OwnOptions.class, BrokenScoped.class).close())
                .hasStackTraceContaining(
                        "cannot create the Processor " + BrokenScoped.class.getName())
                .hasStackTraceContaining("no connection");
    }

    @Test
    void areNotUsedAndOneWarningSaysSoIfTheApplicationProducesItsClient() {
        LogLines log = new LogLines();
        try (log;
                SeContainer container = start(OwnClient.class, Early.class, Later.class)) {
            assertThat(stepsOfOneEvent(container)).isEmpty();
        }

        assertThat(log.all())
                .filteredOn(warning -> warning.contains("Processor"))
                .singleElement()
                .asString()
                .contains("not used", "its own Client");
    }

    /** The calls of the beans, in their order. */
    @ApplicationScoped
    static class Steps {

        private final List<String> steps = new CopyOnWriteArrayList<>();

        void add(String step) {
            steps.add(step);
        }

        /** The list itself, which can be asked when the container is gone. */
        List<String> list() {
            return steps;
        }
    }

    /** Says that it was there. */
    abstract static class Step implements Processor {

        @Inject Steps steps;

        private final String name;

        Step(String name) {
            this.name = name;
        }

        @Override
        public Event process(Event event) {
            steps.add(name);
            return event;
        }
    }

    @ApplicationScoped
    @Priority(10)
    static class Early extends Step {
        Early() {
            super("early");
        }
    }

    @Dependent
    @Priority(3000)
    static class Later extends Step {
        Later() {
            super("later");
        }
    }

    @Dependent
    static class WithoutPriorityA extends Step {
        WithoutPriorityA() {
            super("without A");
        }
    }

    @ApplicationScoped
    static class WithoutPriorityB extends Step {
        WithoutPriorityB() {
            super("without B");
        }
    }

    @Dependent
    static class Producer {

        @Produces
        @Dependent
        @Priority(20)
        Processor processor(Steps steps) {
            return event -> {
                steps.add("produced");
                return event;
            };
        }
    }

    @Dependent
    @Priority(1)
    static class Tagging implements Processor {

        @Override
        public Event process(Event event) {
            return event.toBuilder().tags(Map.of("by", "a bean")).build();
        }
    }

    @Dependent
    @Priority(2)
    static class TagReading implements Processor {

        @Inject Steps steps;

        @Override
        public Event process(Event event) {
            steps.add("tagged by " + event.tags().get("by"));
            return event;
        }
    }

    @Dependent
    @Priority(20)
    static class Dropping implements Processor {

        @Override
        public Event process(Event event) {
            return null;
        }
    }

    @Qualifier
    @Retention(RetentionPolicy.RUNTIME)
    @interface Audit {}

    @Audit
    @Dependent
    static class Qualified extends Step {
        Qualified() {
            super("qualified");
        }
    }

    @Dependent
    static class Ending extends Step {

        private List<String> list;

        Ending() {
            super("ending");
        }

        @PostConstruct
        void begin() {
            list = steps.list();
        }

        @PreDestroy
        void end() {
            list.add("ended");
        }
    }

    @Dependent
    static class Broken implements Processor {

        Broken() {
            throw new IllegalStateException("no connection");
        }

        @Override
        public Event process(Event event) {
            return event;
        }
    }

    @ApplicationScoped
    static class BrokenScoped implements Processor {

        @PostConstruct
        void connect() {
            throw new IllegalStateException("no connection");
        }

        @Override
        public Event process(Event event) {
            return event;
        }
    }

    private static Options.Builder options() {
        return Options.builder()
                .dsn("http://public@localhost/1")
                .processors()
                .transport(Transport.discarding())
                .transport("sync");
    }

    @Dependent
    static class OwnOptions {
        @Produces
        @Dependent
        Options own() {
            return options().build();
        }
    }

    @Dependent
    static class OwnOptionsWithProcessor {
        @Produces
        @Dependent
        Options own(Steps steps) {
            return options()
                    .processors(
                            event -> {
                                steps.add("of the options");
                                return event;
                            })
                    .build();
        }
    }

    @Dependent
    static class WaitingOptions {
        @Produces
        @Dependent
        Options own() {
            return options().transport("async").shutdownTimeout(Duration.ofSeconds(20)).build();
        }
    }

    @Dependent
    static class OwnClient {
        @Produces
        @ApplicationScoped
        Client own() {
            return Client.create(options().build());
        }
    }
}
