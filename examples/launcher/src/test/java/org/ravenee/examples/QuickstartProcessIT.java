/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The parts of the quickstart start and stop together. */
class QuickstartProcessIT {

    @TempDir Path directory;

    @Test
    void aSignalToTheQuickstartAloneStopsTheServerToo() throws Exception {
        var shop = RunningQuickstart.freePort();
        var inbox = RunningQuickstart.freePort();
        try (var quickstart = RunningQuickstart.start(terminal(), shop, inbox).ready()) {
            assertThat(quickstart.terminal())
                    .contains(shop.url().toString(), inbox.url().toString());
            var children = quickstart.childProcesses();
            assertThat(children).isNotEmpty();

            quickstart.stop();

            assertThat(children).noneMatch(ProcessHandle::isAlive);
            shop.requireFree("The shop has to give its port back.");
            inbox.requireFree("The inbox has to give its port back.");
        }
    }

    @Test
    void aPortInUseIsNamedInOneLine() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var quickstart =
                        RunningQuickstart.start(
                                terminal(),
                                new LocalPort(taken.getLocalPort()),
                                RunningQuickstart.freePort())) {
            assertThat(quickstart.exitCode()).isEqualTo(1);
            assertThat(quickstart.terminal().lines())
                    .singleElement()
                    .asString()
                    .contains("Port " + taken.getLocalPort() + " is in use");
        }
    }

    private Path terminal() {
        return directory.resolve("terminal.txt");
    }
}
