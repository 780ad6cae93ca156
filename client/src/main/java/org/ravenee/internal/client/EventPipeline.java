/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.client;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ravenee.Event;
import org.ravenee.Options;
import org.ravenee.Processor;
import org.ravenee.internal.context.InputLimits;
import org.ravenee.internal.event.EventAssembler;
import org.ravenee.internal.event.EventNormalizer;
import org.ravenee.internal.event.InAppRules;
import org.ravenee.internal.event.RuntimeContexts;
import org.ravenee.internal.event.SizeLimit;
import org.ravenee.internal.event.Snapshot;
import org.ravenee.internal.event.SourceContext;
import org.ravenee.processors.RemovePostDataProcessor;
import org.ravenee.processors.RemoveStackLocalsProcessor;
import org.ravenee.processors.SanitizeKeysProcessor;
import org.ravenee.processors.SanitizePasswordsProcessor;

/**
 * Assembles events from snapshots. After the configured processors it masks secrets and converts
 * the event to the form and size that servers accept. Its parts are created for the first event, on
 * the sending thread, so that the start does not wait for them. Safe for use by several threads.
 */
final class EventPipeline implements Processor {

    private final Options options;
    private final InputLimits values;
    private final @Nullable ClassLoader application;
    private @Nullable RuntimeContexts runtime;
    private @Nullable EventAssembler assembler;
    private @Nullable Processor scrubbing;

    EventPipeline(Options options, InputLimits values, @Nullable ClassLoader application) {
        this.options = options;
        this.values = values;
        this.application = application;
        if (!options.extras().isEmpty()) {
            // Extra data of the options is converted at the start.
            assembler();
        }
    }

    Event assemble(Snapshot snapshot) {
        return assembler().assemble(snapshot);
    }

    Supplier<Event> later(Snapshot snapshot) {
        return new Later(this, snapshot);
    }

    /** A class, as the first lambda of a process takes the caller's first report much longer. */
    private static final class Later implements Supplier<Event> {

        private final EventPipeline pipeline;
        private final Snapshot snapshot;

        Later(EventPipeline pipeline, Snapshot snapshot) {
            this.pipeline = pipeline;
            this.snapshot = snapshot;
        }

        @Override
        public Event get() {
            return pipeline.assemble(snapshot);
        }
    }

    /**
     * Runs after all configured processors. Scrubbing comes before the limits, as it needs to see
     * whole texts and may make them longer; the limits add no text but their own.
     */
    @Override
    public @Nullable Event process(Event event) {
        Event scrubbed = scrubbing().process(event);
        return scrubbed == null
                ? null
                : new SizeLimit().process(new EventNormalizer().process(scrubbed));
    }

    private synchronized Processor scrubbing() {
        if (scrubbing == null) {
            scrubbing =
                    options.scrub() && !endWithScrubbing(options.processors())
                            ? new SanitizePasswordsProcessor(options.sanitizeKeys())
                            : event -> event;
        }
        return scrubbing;
    }

    /**
     * Tells whether everything is masked already when the last of these processors has run: none
     * but built-in ones, which add nothing, run after the one that masks all.
     */
    private static boolean endWithScrubbing(List<Processor> processors) {
        for (int i = processors.size() - 1; i >= 0; i--) {
            Processor processor = processors.get(i);
            if (processor instanceof SanitizePasswordsProcessor) {
                return true;
            }
            if (!(processor instanceof SanitizeKeysProcessor
                    || processor instanceof RemovePostDataProcessor
                    || processor instanceof RemoveStackLocalsProcessor)) {
                return false;
            }
        }
        return false;
    }

    /** Returns the release of the application, or null. */
    @Nullable String release() {
        String configured = options.release();
        return configured == null ? runtime().release() : configured;
    }

    Map<String, String> modules() {
        return runtime().modules();
    }

    private synchronized EventAssembler assembler() {
        if (assembler == null) {
            assembler =
                    new EventAssembler(
                            options,
                            values,
                            new InAppRules(options.inAppIncludes(), options.inAppExcludes()),
                            new SourceContext(options.sourceContext() ? application : null),
                            runtime());
        }
        return assembler;
    }

    private synchronized RuntimeContexts runtime() {
        if (runtime == null) {
            runtime =
                    new RuntimeContexts(
                            application,
                            options.includeVersions(),
                            options.serverName(),
                            options.inContainer(),
                            options.inAppIncludes());
        }
        return runtime;
    }
}
