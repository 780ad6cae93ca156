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
import java.util.stream.Stream;

/** TomEE with the configuration of its distribution, on a port that is free. */
final class TomEe extends DropInServer {

    /** Two applications with the same enterprise bean cannot be deployed by default. */
    private static final String DEPLOYMENT_ID = "-Dopenejb.deploymentId.format={appId}/{ejbName}";

    TomEe() {
        this(ServerSetup.ofThisRun(17));
    }

    private TomEe(ServerSetup setup) {
        super(setup, setup.work().resolve("webapps"));
    }

    private Path distribution() throws IOException {
        try (Stream<Path> folders = Files.list(setup().home())) {
            return folders.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }

    @Override
    Path folder() {
        return setup().work();
    }

    @Override
    List<String> prepare() throws IOException {
        for (String each : List.of("conf", "logs", "temp", "work")) {
            Files.createDirectories(folder().resolve(each));
        }
        try (Stream<Path> files = Files.list(distribution().resolve("conf"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder().resolve("conf").resolve(file.getFileName()));
            }
        }
        Path configuration = folder().resolve("conf/server.xml");
        Files.writeString(configuration, configured(Files.readString(configuration)));
        return List.of("sh", distribution().resolve("bin/catalina.sh").toString(), "run");
    }

    /** Looks for new applications every second, as Tomcat does every ten seconds. */
    private String configured(String server) {
        return server.replace("port=\"8005\"", "port=\"-1\"")
                .replace(
                        "<Connector port=\"8080\"",
                        "<Connector address=\"127.0.0.1\" port=\"" + port() + "\"")
                .replace("<Engine ", "<Engine backgroundProcessorDelay=\"1\" ");
    }

    @Override
    Map<String, String> environment() {
        return Map.of(
                "CATALINA_BASE",
                folder().toString(),
                "CATALINA_OPTS",
                "-Xmx768m -XX:SoftRefLRUPolicyMSPerMB=0 " + DEPLOYMENT_ID);
    }

    /** "Server startup in [1234] milliseconds". */
    @Override
    boolean isStarted(String log) {
        return log.contains("Server startup in");
    }

    /**
     * Nothing is bound at {@code java:comp/DefaultManagedExecutorService}, and OpenTracing brings a
     * mapper for {@code RuntimeException}. As Tomcat, it may close the connection without an answer
     * where work fails before the servlet has returned.
     */
    @Override
    public Set<Feature> missing() {
        return EnumSet.of(
                Feature.BATCH,
                Feature.MANAGED_EXECUTOR,
                Feature.CONTEXT_OF_MANAGED_EXECUTOR,
                Feature.ANSWER_TO_EARLY_FAILURE,
                Feature.UNMAPPED_RUNTIME_EXCEPTIONS);
    }
}
