/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.runtimes.server;

import java.nio.file.Path;
import java.util.List;

/** Payara Micro, which is started with its applications. */
final class PayaraMicro extends ProcessPerApplication {

    PayaraMicro() {
        super(ServerSetup.ofThisRun(17));
    }

    @Override
    List<String> prepare(Path war, int port, Path folder) {
        return List.of(
                setup().java().toString(),
                "-Xmx768m",
                "-jar",
                setup().home().resolve("payara-micro.jar").toString(),
                "--nocluster",
                "--address",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--rootDir",
                folder.resolve("payara").toString(),
                "--deploy",
                war.toString());
    }
}
