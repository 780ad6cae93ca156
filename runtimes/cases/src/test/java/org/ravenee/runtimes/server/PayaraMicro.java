/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.runtimes.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Payara Micro, which is started with its applications. */
final class PayaraMicro extends ProcessPerApplication {

    private static final String LISTENER =
            "configs.config.server-config.network-config.network-listeners.network-listener"
                    + ".http-listener";

    PayaraMicro() {
        super(ServerSetup.ofThisRun(17));
    }

    @Override
    List<String> prepare(Path war, int port, Path folder) throws IOException {
        Path commands = folder.resolve("pre-boot-commands");
        Files.writeString(commands, "set " + LISTENER + ".address=127.0.0.1\n");
        return List.of(
                setup().java().toString(),
                "-Xmx768m",
                "-XX:SoftRefLRUPolicyMSPerMB=0",
                "-jar",
                setup().home().resolve("payara-micro.jar").toString(),
                "--nocluster",
                "--prebootcommandfile",
                commands.toString(),
                "--port",
                Integer.toString(port),
                "--rootDir",
                folder.resolve("payara").toString(),
                "--deploy",
                war.toString());
    }
}
