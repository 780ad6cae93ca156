/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.processors;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.ravenee.Event;
import org.ravenee.Processor;
import org.ravenee.internal.scrub.EventScrubber;
import org.ravenee.internal.scrub.SensitiveNames;

/**
 * Masks what {@code sentry.sanitize-keys} names, and nothing else: no usual names, no tokens, no
 * card numbers. For applications that know their secrets better than {@link
 * SanitizePasswordsProcessor} does, and set {@code sentry.scrub} to false. Immutable and safe for
 * use by several threads.
 */
public final class SanitizeKeysProcessor implements Processor {

    private final List<String> keys;
    private final EventScrubber scrubber;

    /** Masks the keys of {@code sentry.sanitize-keys}. */
    public SanitizeKeysProcessor() {
        this(List.of());
    }

    /**
     * Masks the values of the given names.
     *
     * @param keys names of secrets, anywhere inside a name, in any case, {@code -} and {@code _}
     *     alike
     */
    public SanitizeKeysProcessor(Collection<String> keys) {
        this.keys = List.copyOf(Objects.requireNonNull(keys, "keys"));
        this.scrubber = new EventScrubber(SensitiveNames.only(this.keys));
    }

    /**
     * Returns a processor that masks more, as {@code sentry.sanitize-keys} asks for it.
     *
     * @param more more names of secrets
     * @return a new processor
     */
    public SanitizeKeysProcessor withKeys(Collection<String> more) {
        Set<String> all = new LinkedHashSet<>(keys);
        all.addAll(Objects.requireNonNull(more, "more"));
        return new SanitizeKeysProcessor(all);
    }

    @Override
    public Event process(Event event) {
        return scrubber.scrub(event);
    }
}
