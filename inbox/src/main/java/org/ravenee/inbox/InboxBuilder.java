/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ravenee.inbox.internal.Receiver;
import org.ravenee.inbox.internal.ReceiverOptions;
import org.ravenee.inbox.internal.http.AllowedOrigins;
import org.ravenee.inbox.internal.ide.IdeLinks;

/**
 * Starts an inbox with settings of its own. Every setting may be left out. Not safe for several
 * threads.
 *
 * <pre>{@code
 * Inbox inbox = Inbox.builder().port(9099).maxEvents(1000).start();
 * inbox.close();
 * }</pre>
 */
public final class InboxBuilder {

    private final Set<String> origins = new LinkedHashSet<>();
    private int port;
    private int maxEvents = ReceiverOptions.MAX_EVENTS;
    private IdeLinks ide = IdeLinks.NONE;
    private Optional<Path> file = Optional.empty();

    InboxBuilder() {}

    /**
     * Sets the port on 127.0.0.1.
     *
     * @param port 1 to 65535, or 0 (the default) for any port that is free
     * @return this builder
     * @throws IllegalArgumentException when the port is out of range
     */
    public InboxBuilder port(int port) {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("The port has to be 0 to 65535, not " + port);
        }
        this.port = port;
        return this;
    }

    /**
     * Sets the number of events to keep; beyond that the oldest are forgotten.
     *
     * @param maxEvents 1 to 100000; 10000 by default
     * @return this builder
     * @throws IllegalArgumentException when the number is out of range
     */
    public InboxBuilder maxEvents(int maxEvents) {
        if (maxEvents < 1 || maxEvents > 100_000) {
            throw new IllegalArgumentException(
                    "The number of events to keep has to be 1 to 100000, not " + maxEvents);
        }
        this.maxEvents = maxEvents;
        return this;
    }

    /**
     * Lets file and line of a stack frame open an editor.
     *
     * @param editor {@code idea}, {@code vscode}, or an address with {@code {file}} (the absolute
     *     path) or {@code {path}} (the path from the source root), and {@code {line}}
     * @param sources directories in which the sources are looked for; they may hold several modules
     * @return this builder
     * @throws IllegalArgumentException when the editor is none of these
     */
    public InboxBuilder ide(String editor, Path... sources) {
        ide = IdeLinks.of(editor, List.of(sources));
        return this;
    }

    /**
     * Lets web pages of another origin send events. Without it only pages of the inbox and programs
     * that are no browser may.
     *
     * @param origin such as {@code http://localhost:3000}, or {@code *} for every one
     * @return this builder
     * @throws IllegalArgumentException when it is neither
     */
    public InboxBuilder allowOrigin(String origin) {
        AllowedOrigins.of(List.of(origin));
        origins.add(origin);
        return this;
    }

    /**
     * Keeps events, check-ins, client reports and refusals over a restart, in a file of H2's
     * MVStore. An envelope that was answered with status 200 is still there after the process was
     * killed. Events from the file count as taken.
     *
     * @param file is created where it does not exist
     * @return this builder
     */
    public InboxBuilder store(Path file) {
        this.file = Optional.of(file);
        return this;
    }

    /**
     * Starts the inbox.
     *
     * @return an inbox that accepts events from now on
     * @throws UncheckedIOException when the port is taken or the file cannot be used
     */
    public Inbox start() {
        AllowedOrigins allowed = AllowedOrigins.of(origins);
        try {
            return new Inbox(
                    Receiver.start(new ReceiverOptions(port, maxEvents, ide, allowed, file)));
        } catch (BindException e) {
            throw new UncheckedIOException(
                    "Could not listen on 127.0.0.1:" + port + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(String.valueOf(e.getMessage()), e);
        }
    }
}
