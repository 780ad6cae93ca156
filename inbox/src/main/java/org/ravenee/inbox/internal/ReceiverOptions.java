/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.ravenee.inbox.internal.http.AllowedOrigins;
import org.ravenee.inbox.internal.http.Timeouts;
import org.ravenee.inbox.internal.ide.IdeLinks;
import org.ravenee.inbox.internal.intake.Limits;

/**
 * The settings of a receiver.
 *
 * @param port 0 for any that is free
 * @param maxEvents the number of events to keep
 * @param limits the largest things that are taken
 * @param timeouts how long a client may take
 * @param ide where file and line lead to
 * @param origins the web pages of other origins that may send events
 * @param file where events are kept over a restart
 */
public record ReceiverOptions(
        int port,
        int maxEvents,
        Limits limits,
        Timeouts timeouts,
        Clock clock,
        IdeLinks ide,
        AllowedOrigins origins,
        Optional<Path> file) {

    public static final int MAX_EVENTS = 10_000;

    /** Options with default limits and times. */
    public ReceiverOptions(
            int port, int maxEvents, IdeLinks ide, AllowedOrigins origins, Optional<Path> file) {
        this(
                port,
                maxEvents,
                Limits.DEFAULT,
                Timeouts.DEFAULT,
                Clock.systemUTC(),
                ide,
                origins,
                file);
    }
}
