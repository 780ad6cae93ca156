/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.runtimes.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Open Liberty with the features of the Web Profile and of MicroProfile. */
final class OpenLiberty extends DropInServer {

    OpenLiberty() {
        this(ServerSetup.ofThisRun(17));
    }

    private OpenLiberty(ServerSetup setup) {
        super(setup, folder(setup).resolve("dropins"));
    }

    private static Path folder(ServerSetup setup) {
        return setup.work().resolve("servers").resolve("defaultServer");
    }

    @Override
    Path folder() {
        return folder(setup());
    }

    @Override
    List<String> prepare() throws IOException {
        Files.createDirectories(folder());
        Files.writeString(folder().resolve("server.xml"), configuration());
        Files.writeString(folder().resolve("jvm.options"), "-Xmx768m\n");
        // "run" replaces the script by the server, which so is the process that is started.
        return List.of(setup().home().resolve("wlp/bin/server").toString(), "run", "defaultServer");
    }

    @Override
    Map<String, String> environment() {
        return Map.of("WLP_USER_DIR", setup().work().toString());
    }

    private String configuration() {
        return """
                <server>
                  <featureManager>
                    <feature>webProfile-10.0</feature>
                    <feature>microProfile-7.1</feature>
                  </featureManager>
                  <httpEndpoint id="defaultHttpEndpoint" host="127.0.0.1" httpPort="%d" httpsPort="-1"/>
                  <applicationMonitor pollingRate="500ms"/>
                  <logging consoleLogLevel="INFO"/>
                </server>
                """
                .formatted(port());
    }

    /** "The server is ready to run a smarter planet." */
    @Override
    boolean isStarted(String log) {
        return log.contains("CWWKF0011I");
    }

    @Override
    public Set<Feature> missing() {
        return Set.of(Feature.CONTEXT_OF_MANAGED_EXECUTOR);
    }
}
