/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.processors;

import java.util.Collection;
import java.util.List;
import org.ravenee.Event;
import org.ravenee.Processor;
import org.ravenee.internal.scrub.EventScrubber;
import org.ravenee.internal.scrub.SensitiveNames;

/**
 * Masks passwords, tokens, keys, session ids, card numbers and the like, wherever they are: in
 * every stack trace and its variables, every form of request data, breadcrumbs, extra data,
 * contexts, tags, user data and messages. This is the default of {@code sentry.processors}.
 *
 * <p>A secret is recognised by the name of what holds it, and by its looks: bearer tokens, JSON Web
 * Tokens, private keys, credentials in addresses, and card numbers with a valid check digit.
 * Immutable and safe for use by several threads.
 */
public final class SanitizePasswordsProcessor implements Processor {

    private final EventScrubber scrubber;

    /** Masks what is usually secret. */
    public SanitizePasswordsProcessor() {
        this(List.of());
    }

    /**
     * Masks what is usually secret, and more.
     *
     * @param keys more names of secrets, anywhere inside a name, in any case, {@code -} and {@code
     *     _} alike
     */
    public SanitizePasswordsProcessor(Collection<String> keys) {
        this.scrubber = new EventScrubber(new SensitiveNames(keys));
    }

    @Override
    public Event process(Event event) {
        return scrubber.scrub(event);
    }
}
