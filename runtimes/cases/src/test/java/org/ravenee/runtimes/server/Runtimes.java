/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.runtimes.server;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The runtimes by their names for {@code -Druntime}. */
public final class Runtimes {

    private static final Map<String, Supplier<ApplicationServer>> ALL =
            Map.ofEntries(
                    Map.entry("glassfish7", () -> new GlassFish("glassfish7", 17)),
                    Map.entry("glassfish8", () -> new GlassFish("glassfish8", 21, Feature.TIMERS)),
                    Map.entry("helidon", Runtimes::helidon),
                    Map.entry("jetty", Runtimes::jetty),
                    Map.entry("liberty", OpenLiberty::withProfiles),
                    Map.entry("liberty-minimal", OpenLiberty::withFewFeatures),
                    Map.entry("openwebbeans", () -> new ClassPathApplication("SeLauncher", 17)),
                    Map.entry("payara", PayaraMicro::new),
                    Map.entry("quarkus", Quarkus::new),
                    Map.entry("springboot", SpringBoot::new),
                    Map.entry("tomcat", () -> tomcat()),
                    Map.entry("tomcat-plain", () -> tomcat(Feature.CDI)),
                    Map.entry("tomcat-resteasy", () -> tomcat()),
                    Map.entry("tomee", TomEe::new),
                    Map.entry("weld-se", () -> new ClassPathApplication("SeLauncher", 17)),
                    Map.entry("wildfly", WildFly::new),
                    Map.entry("wildfly-bootable", WildFlyBootable::new));

    private Runtimes() {}

    private static ApplicationServer helidon() {
        return new ClassPathApplication("io.helidon.Main", 21, Feature.TIMEOUT_HANDLERS);
    }

    private static ApplicationServer jetty() {
        return new LaunchedServer("JettyLauncher", Feature.missingWithoutServer());
    }

    private static ApplicationServer tomcat(Feature... missing) {
        Set<Feature> all = Feature.missingWithoutServer(Feature.ANSWER_TO_EARLY_FAILURE);
        all.addAll(Set.of(missing));
        return new LaunchedServer("TomcatLauncher", all);
    }

    /**
     * The server of this run, which the build has unpacked.
     *
     * @return the server, not started yet
     */
    public static ApplicationServer ofThisRun() {
        String name = System.getProperty("runtime");
        Supplier<ApplicationServer> server = ALL.get(name);
        if (server == null) {
            throw new AssertionError(
                    "No runtime " + name + "; there are " + new TreeMap<>(ALL).keySet());
        }
        return server.get();
    }
}
