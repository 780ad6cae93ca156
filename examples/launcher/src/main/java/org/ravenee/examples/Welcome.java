/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.examples;

/** The text for the terminal after the start. */
record Welcome(Settings settings) {

    @Override
    public String toString() {
        return """

                The shop is open:  %s
                The inbox is at:   %s

                Open both side by side, break something in the shop, read the report in the inbox.
                The server's log is %s.
                Ctrl-C stops everything.
                """
                .formatted(
                        settings.shop().url(),
                        settings.inbox().url(),
                        settings.serverLog().toAbsolutePath().normalize());
    }
}
