/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.runtimes.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** WildFly as it was provisioned by the build. */
final class WildFly extends DropInServer {

    /** The options that the start script of WildFly passes to the JVM. */
    private static final List<String> PACKAGES =
            List.of(
                    "--add-exports=java.desktop/sun.awt=ALL-UNNAMED",
                    "--add-exports=java.naming/com.sun.jndi.ldap=ALL-UNNAMED",
                    "--add-opens=java.base/java.io=ALL-UNNAMED",
                    "--add-opens=java.base/java.lang=ALL-UNNAMED",
                    "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
                    "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
                    "--add-opens=java.base/java.net=ALL-UNNAMED",
                    "--add-opens=java.base/java.security=ALL-UNNAMED",
                    "--add-opens=java.base/java.util=ALL-UNNAMED",
                    "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                    "--add-opens=java.management/javax.management=ALL-UNNAMED",
                    "--add-opens=java.naming/javax.naming=ALL-UNNAMED");

    WildFly() {
        this(ServerSetup.ofThisRun(17));
    }

    private WildFly(ServerSetup setup) {
        super(setup, setup.home().resolve("standalone/deployments"));
    }

    @Override
    Path folder() {
        return setup().work();
    }

    @Override
    List<String> prepare() throws IOException {
        Path home = setup().home();
        Path logging = home.resolve("standalone/configuration/logging.properties");
        List<String> command = new ArrayList<>();
        command.add(setup().java().toString());
        command.add("-Xmx768m");
        command.add("-XX:SoftRefLRUPolicyMSPerMB=0");
        command.addAll(PACKAGES);
        command.addAll(
                List.of(
                        "-Dorg.jboss.boot.log.file=" + setup().work().resolve("boot.log"),
                        "-Dlogging.configuration=" + logging.toUri(),
                        "-jar",
                        home.resolve("jboss-modules.jar").toString(),
                        "-mp",
                        home.resolve("modules").toString(),
                        "org.jboss.as.standalone",
                        "-Djboss.home.dir=" + home,
                        "-Djboss.server.log.dir=" + setup().work(),
                        "-Djboss.bind.address=127.0.0.1",
                        "-Djboss.bind.address.management=127.0.0.1",
                        "-Djboss.http.port=" + port(),
                        "-Djboss.https.port=" + Ports.free(),
                        "-Djboss.management.http.port=" + Ports.free()));
        return command;
    }

    /** Started, or started with errors. */
    @Override
    boolean isStarted(String log) {
        return log.contains("WFLYSRV0025") || log.contains("WFLYSRV0026");
    }
}
