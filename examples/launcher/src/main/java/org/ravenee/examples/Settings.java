/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.examples;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Addresses and folders of the quickstart.
 *
 * @param war the shop, or an EAR with web applications that have their own DSNs
 * @param serverHome a provisioned WildFly
 * @param shop where the shop will answer
 * @param inbox where the inbox will listen
 */
record Settings(Path war, Path serverHome, LocalPort shop, LocalPort inbox) {

    private static final int PORT_IN_THE_SHOPS_OWN_CONFIGURATION = 9099;

    static Settings of(String... args) {
        if (args.length != 4) {
            throw new CannotStartException("Usage: <war> <server home> <shop port> <inbox port>");
        }
        return new Settings(
                Path.of(args[0]),
                Path.of(args[1]),
                LocalPort.parse(args[2]),
                LocalPort.parse(args[3]));
    }

    boolean isEar() {
        return war.toString().endsWith(".ear");
    }

    Path serverLog() {
        return serverHome.resolveSibling("wildfly.log");
    }

    List<String> serverArguments() {
        var arguments = new ArrayList<String>();
        arguments.add("-Djboss.bind.address=127.0.0.1");
        arguments.add("-Djboss.http.port=" + shop.port());
        // No client uses the management port, so any free one will do.
        arguments.add("-Djboss.management.http.port=0");
        if (isEar()) {
            arguments.add("-Dinbox.port=" + inbox.port());
        } else if (inbox.port() != PORT_IN_THE_SHOPS_OWN_CONFIGURATION) {
            arguments.add("-Dsentry.dsn=http://quickstart@localhost:" + inbox.port() + "/1");
        }
        return arguments;
    }
}
