/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.examples;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;

/** A port of this machine's loopback interface. */
record LocalPort(int port) {

    LocalPort {
        if (port < 1 || port > 65_535) {
            throw new CannotStartException(port + " is not a port; ports go from 1 to 65535.");
        }
    }

    static LocalPort parse(String text) {
        try {
            return new LocalPort(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            throw new CannotStartException("\"" + text + "\" is not a port number.");
        }
    }

    void requireFree(String advice) {
        try (var probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assert probe.isBound();
        } catch (IOException e) {
            throw new CannotStartException("Port " + port + " is in use. " + advice);
        }
    }

    URI url() {
        return URI.create("http://localhost:" + port + "/");
    }
}
