/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.examples;

import org.ravenee.inbox.Inbox;

/**
 * Starts the inbox and a WildFly with the shop, says where they are, and stops both when it is
 * asked to stop: by Ctrl-C, by a signal to this process alone, or because the server ended.
 */
public final class Quickstart {

    private Quickstart() {}

    public static void main(String[] args) throws InterruptedException {
        try {
            System.exit(run(Settings.of(args)));
        } catch (CannotStartException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static int run(Settings settings) throws InterruptedException {
        settings.inbox()
                .requireFree("Another quickstart or inbox may be running there; stop it first.");
        settings.shop().requireFree("Choose another port: mvn -Pquickstart -Dshop.port=8081");

        var inbox = Inbox.start(settings.inbox().port());
        var server = ShopServer.start(settings);
        // The server stops first, so that events of its shutdown still arrive.
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    server.close();
                                    inbox.close();
                                },
                                "quickstart-stop"));

        System.out.println("Starting WildFly with the shop ...");
        server.awaitReady();
        System.out.println(new Welcome(settings));
        return server.awaitEnd();
    }
}
