/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.runtimes.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Open Liberty with some of its features. */
final class OpenLiberty extends DropInServer {

    private final List<String> features;
    private final Set<Feature> missing;

    private OpenLiberty(ServerSetup setup, List<String> features, Set<Feature> missing) {
        super(setup, folder(setup).resolve("dropins"));
        this.features = features;
        this.missing = missing;
    }

    /** With the features of the Web Profile and of MicroProfile. */
    static OpenLiberty withProfiles() {
        return new OpenLiberty(
                ServerSetup.ofThisRun(17),
                List.of("webProfile-10.0", "microProfile-7.1"),
                EnumSet.of(
                        Feature.BATCH,
                        Feature.CONTEXT_OF_MANAGED_EXECUTOR,
                        Feature.SAME_ANSWER_TO_EARLY_FAILURE));
    }

    /** With the features that an application of servlets, resources and beans needs. */
    static OpenLiberty withFewFeatures() {
        return new OpenLiberty(
                ServerSetup.ofThisRun(17),
                List.of("servlet-6.0", "cdi-4.0", "restfulWS-3.1", "mpConfig-3.1"),
                Feature.missingWithoutServer(Feature.SAME_ANSWER_TO_EARLY_FAILURE));
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
        Files.writeString(
                folder().resolve("jvm.options"), "-Xmx768m\n-XX:SoftRefLRUPolicyMSPerMB=0\n");
        // "run" replaces the script by the server, which so is the process that is started.
        return List.of(setup().home().resolve("wlp/bin/server").toString(), "run", "defaultServer");
    }

    @Override
    Map<String, String> environment() {
        return Map.of("WLP_USER_DIR", setup().work().toString());
    }

    private String configuration() {
        String enabled =
                features.stream()
                        .map(feature -> "<feature>" + feature + "</feature>")
                        .collect(Collectors.joining("\n    "));
        return """
                <server>
                  <featureManager>
                    %s
                  </featureManager>
                  <httpEndpoint id="defaultHttpEndpoint" host="127.0.0.1" httpPort="%d" httpsPort="-1"/>
                  <applicationMonitor pollingRate="500ms"/>
                  <logging consoleLogLevel="INFO"/>
                </server>
                """
                .formatted(enabled, port());
    }

    /** "The server is ready to run a smarter planet." */
    @Override
    boolean isStarted(String log) {
        return log.contains("CWWKF0011I");
    }

    @Override
    public Set<Feature> missing() {
        return missing;
    }
}
