/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * A local receiver of error events that speaks the Sentry protocol, with a web page to look at
 * them. Start it with {@code java -jar}, or from a test with {@link
 * org.ravenee.inbox.Inbox#start(int)}.
 */
module org.ravenee.inbox {
    requires jdk.httpserver;
    // The JSON API logs through it, and is a part of this module once it is packaged.
    requires java.logging;
    // Needed to compile; the packaged jar carries all three under another name.
    requires static com.h2database.mvstore;
    requires static jakarta.json;
    requires static org.eclipse.parsson;
    requires static org.jspecify;

    exports org.ravenee.inbox;
}
