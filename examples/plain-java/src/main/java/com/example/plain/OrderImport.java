/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.plain;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import org.ravenee.Client;
import org.ravenee.inbox.Inbox;

/** Imports orders; a line that is no number fails, is reported, and the import goes on. */
public final class OrderImport {

    private OrderImport() {}

    public static void main(String[] args) {
        try (Inbox inbox = Inbox.start(0);
                Client client = Client.create(inbox.dsn())) {
            importOrders(client, List.of("3", "12", "a dozen"));
            client.flush(Duration.ofSeconds(5));
            print(inbox, System.out);
        }
    }

    private static void importOrders(Client client, List<String> lines) {
        client.context().tag("file", "orders.csv");
        for (String line : lines) {
            client.captureBreadcrumb("Reading the line: " + line);
            try {
                Integer.parseInt(line);
            } catch (NumberFormatException e) {
                client.captureException(e);
            }
        }
    }

    private static void print(Inbox inbox, PrintStream out) {
        for (var event : inbox.events()) {
            out.println("Reported: " + event.string("/exception/values/0/value"));
            out.println("Tag file: " + event.string("/tags/file"));
            out.println("Breadcrumbs: " + event.strings("/breadcrumbs/values").size());
        }
    }
}
