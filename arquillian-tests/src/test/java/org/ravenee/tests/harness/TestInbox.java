/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.harness;

import org.ravenee.inbox.Inbox;

/**
 * The inbox of this run. Arquillian asks for deployments, and these for the DSN, before JUnit has
 * anything to inject: so it starts with the first question, and ends with the process.
 */
final class TestInbox {

    private static final Inbox INBOX = Inbox.start(0);

    private TestInbox() {}

    static Inbox inbox() {
        return INBOX;
    }

    static String dsn(int project) {
        return "http://public@127.0.0.1:" + INBOX.port() + "/" + project;
    }
}
