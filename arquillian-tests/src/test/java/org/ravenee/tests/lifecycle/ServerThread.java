/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.lifecycle;

import java.util.stream.Stream;

/**
 * A thread of the server.
 *
 * @param type the name of its class
 * @param name its name
 * @param loader its context class loader as text, which may name any folder
 */
record ServerThread(String type, String name, String loader) {

    /** Reads a line of {@link ThreadsServlet}. */
    static ServerThread of(String line) {
        var parts = line.split("\t", 3);
        return new ServerThread(parts[0], parts[1], parts[2]);
    }

    /** Returns whether the client has started the thread. */
    boolean isOfClient() {
        return type.startsWith("org.ravenee.") || name.startsWith("raven-");
    }

    /** Returns whether the thread runs on behalf of an application. */
    boolean isFor(String application) {
        return Stream.of(application + ".war", application + ".ear")
                .anyMatch(archive -> name.contains(archive) || loader.contains(archive));
    }
}
