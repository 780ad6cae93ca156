/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.client;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ravenee.Event;
import org.ravenee.Options;
import org.ravenee.Processor;
import org.ravenee.internal.context.InputLimits;
import org.ravenee.internal.event.EventAssembler;
import org.ravenee.internal.event.InAppRules;
import org.ravenee.internal.event.SizeLimit;
import org.ravenee.internal.event.Snapshot;
import org.ravenee.internal.event.SourceContext;
import org.ravenee.internal.event.Surroundings;
import org.ravenee.internal.event.Tags;

/**
 * What makes events of snapshots, and whatever processors make of an event something that servers
 * take. Put together for the first event, on the thread that sends it: a start does not wait for
 * it. Safe for use by several threads.
 */
final class Assembly implements Processor {

    private final Options options;
    private final InputLimits values;
    private final @Nullable ClassLoader application;
    private @Nullable Surroundings surroundings;
    private @Nullable EventAssembler assembler;

    Assembly(Options options, InputLimits values, @Nullable ClassLoader application) {
        this.options = options;
        this.values = values;
        this.application = application;
        if (!options.extras().isEmpty()) {
            // They are taken as they are now.
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

        private final Assembly assembly;
        private final Snapshot snapshot;

        Later(Assembly assembly, Snapshot snapshot) {
            this.assembly = assembly;
            this.snapshot = snapshot;
        }

        @Override
        public Event get() {
            return assembly.assemble(snapshot);
        }
    }

    @Override
    public Event process(Event event) {
        return new SizeLimit().process(new Tags().process(event));
    }

    Map<String, String> modules() {
        return surroundings().modules();
    }

    private synchronized EventAssembler assembler() {
        if (assembler == null) {
            assembler =
                    new EventAssembler(
                            options,
                            values,
                            new InAppRules(options.inAppIncludes(), options.inAppExcludes()),
                            new SourceContext(options.sourceContext() ? application : null),
                            surroundings());
        }
        return assembler;
    }

    private synchronized Surroundings surroundings() {
        if (surroundings == null) {
            surroundings =
                    new Surroundings(
                            application,
                            options.includeVersions(),
                            options.serverName(),
                            options.inContainer());
        }
        return surroundings;
    }
}
