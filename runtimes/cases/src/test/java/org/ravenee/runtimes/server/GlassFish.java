/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.runtimes.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** GlassFish with a copy of its first domain, on ports that are free. */
final class GlassFish extends DropInServer {

    private static final String DOMAIN = "domain1";
    private static final Pattern LISTENER = Pattern.compile("<network-listener port=\"(\\d+)\"");
    private static final Pattern OTHER_PORT =
            Pattern.compile("address=\"0\\.0\\.0\\.0\" port=\"\\d+\"");

    private final Path glassfish;
    private final Set<Feature> missing;

    /**
     * A domain of a GlassFish.
     *
     * @param folder the folder inside the distribution, as {@code glassfish8}
     * @param oldestJdk the oldest JDK that it runs with
     * @param missing the features that it does not have
     */
    GlassFish(String folder, int oldestJdk, Feature... missing) {
        this(ServerSetup.ofThisRun(oldestJdk), folder, Set.of(missing));
    }

    private GlassFish(ServerSetup setup, String folder, Set<Feature> missing) {
        super(setup, domain(setup).resolve("autodeploy"));
        this.missing = missing;
        glassfish = setup.home().resolve(folder).resolve("glassfish");
    }

    private static Path domain(ServerSetup setup) {
        return setup.work().resolve(DOMAIN);
    }

    @Override
    Path folder() {
        return domain(setup()).resolve("config");
    }

    @Override
    List<String> prepare() throws IOException {
        copy(glassfish.resolve("domains").resolve(DOMAIN), domain(setup()));
        Path configuration = folder().resolve("domain.xml");
        Files.writeString(configuration, configured(Files.readString(configuration)));
        return command();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private String configured(String domain) {
        String listeners =
                LISTENER.matcher(domain)
                        .replaceAll(
                                listener ->
                                        "<network-listener address=\"127.0.0.1\" port=\"%d\""
                                                .formatted(
                                                        listener.group(1).equals("8080")
                                                                ? port()
                                                                : Ports.free()));
        Matcher others = OTHER_PORT.matcher(listeners);
        return others.replaceAll(
                        other -> "address=\"127.0.0.1\" port=\"%d\"".formatted(Ports.free()))
                .replace(",org.apache.felix.shell.remote", "");
    }

    /**
     * The command that GlassFish prints for the start of its server. The server becomes a child of
     * this process, and ends with it.
     */
    private List<String> command() throws IOException {
        ProcessBuilder dryRun =
                new ProcessBuilder(
                        glassfish.resolve("bin").resolve("asadmin").toString(),
                        "start-domain",
                        "--dry-run",
                        "--verbose",
                        "--domaindir",
                        setup().work().toString(),
                        DOMAIN);
        dryRun.environment().put("AS_JAVA", setup().jdk().toString());
        Process process = dryRun.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        List<String> command =
                output.lines()
                        .dropWhile(line -> !line.equals(setup().java().toString()))
                        .takeWhile(line -> !line.isBlank())
                        .toList();
        if (command.isEmpty()) {
            throw new AssertionError("asadmin start-domain --dry-run says no command:\n" + output);
        }
        return command;
    }

    /** "Total startup time including CLI" or "Server startup time". */
    @Override
    boolean isStarted(String log) {
        return log.contains("startup time");
    }

    @Override
    public Set<Feature> missing() {
        return missing;
    }
}
