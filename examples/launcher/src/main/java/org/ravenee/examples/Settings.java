/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.examples;

import java.nio.file.Path;

/**
 * Where things are.
 *
 * @param war the shop
 * @param serverHome a provisioned WildFly
 * @param shop where the shop will answer
 * @param inbox where the inbox will listen
 */
record Settings(Path war, Path serverHome, LocalPort shop, LocalPort inbox) {

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

    Path serverLog() {
        return serverHome.resolveSibling("wildfly.log");
    }

    String dsn() {
        return "http://quickstart@localhost:" + inbox.port() + "/1";
    }
}
