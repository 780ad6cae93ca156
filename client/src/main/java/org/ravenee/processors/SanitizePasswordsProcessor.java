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
import org.jspecify.annotations.Nullable;
import org.ravenee.Event;
import org.ravenee.Processor;
import org.ravenee.internal.scrub.EventScrubber;
import org.ravenee.internal.scrub.SensitiveNames;

/**
 * Masks passwords, tokens, keys, session ids, card numbers and the like, wherever they are: in
 * every stack trace and its variables, every form of request data, breadcrumbs, extra data,
 * contexts, tags, user data and messages. Runs by itself after all of {@code sentry.processors},
 * unless {@code sentry.scrub} is false; configured, it is of use before processors that are to see
 * masked events.
 *
 * <p>A secret is recognised by the name of what holds it, in JSON, XML, SQL, multipart and other
 * forms, on command lines, URL-encoded, or cut off at its end; and by its looks: bearer tokens,
 * JSON Web Tokens, tokens with the well-known prefixes of their issuers, private keys, credentials
 * in addresses, and card numbers with a valid check digit. Files in multipart forms are left out,
 * and cookies are masked that look like those of sessions. Immutable and safe for use by several
 * threads.
 */
public final class SanitizePasswordsProcessor implements Processor {

    private final List<String> keys;

    /** Created for the first event on the sending thread, because its patterns take time. */
    private volatile @Nullable EventScrubber scrubber;

    /** Masks values of the usual names of secrets, and secrets inside texts. */
    public SanitizePasswordsProcessor() {
        this(List.of());
    }

    /**
     * Masks the usual names of secrets, and more names.
     *
     * @param keys more names of secrets, anywhere inside a name, in any case, {@code -} and {@code
     *     _} alike
     */
    public SanitizePasswordsProcessor(Collection<String> keys) {
        this.keys = List.copyOf(Objects.requireNonNull(keys, "keys"));
    }

    /**
     * Returns a processor that masks more, as {@code sentry.sanitize-keys} asks for it.
     *
     * @param more more names of secrets
     * @return a new processor
     */
    public SanitizePasswordsProcessor withKeys(Collection<String> more) {
        Set<String> all = new LinkedHashSet<>(keys);
        all.addAll(Objects.requireNonNull(more, "more"));
        return new SanitizePasswordsProcessor(all);
    }

    @Override
    public Event process(Event event) {
        EventScrubber existing = scrubber;
        if (existing == null) {
            existing = new EventScrubber(SensitiveNames.usualAnd(keys));
            scrubber = existing;
        }
        return existing.scrub(event);
    }
}
