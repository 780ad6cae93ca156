/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.runtimes.server;

import java.nio.file.Path;
import java.util.List;

/** WildFly as a bootable jar, which is started with its application. */
final class WildFlyBootable extends ProcessPerApplication {

    WildFlyBootable() {
        super(ServerSetup.ofThisRun(17));
    }

    @Override
    List<String> prepare(Path war, int port, Path folder) {
        return List.of(
                setup().java().toString(),
                "-Xmx768m",
                "-XX:SoftRefLRUPolicyMSPerMB=0",
                "-jar",
                setup().home().resolveSibling("wildfly-bootable.jar").toString(),
                "--deployment=" + war,
                "--install-dir=" + folder.resolve("wildfly"),
                "-Djboss.bind.address=127.0.0.1",
                "-Djboss.bind.address.management=127.0.0.1",
                "-Djboss.http.port=" + port,
                "-Djboss.https.port=" + Ports.free(),
                "-Djboss.management.http.port=" + Ports.free());
    }
}
