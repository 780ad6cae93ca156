/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.runtimes.server;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The runtimes by their names for {@code -Druntime}. */
public final class Runtimes {

    private static final Map<String, Supplier<ApplicationServer>> ALL =
            Map.of(
                    "glassfish7", () -> new GlassFish("glassfish7", 17),
                    "glassfish8", () -> new GlassFish("glassfish8", 21),
                    "liberty", OpenLiberty::new,
                    "tomcat", EmbeddedTomcat::withWeld,
                    "tomcat-plain", EmbeddedTomcat::withoutCdi,
                    "wildfly", WildFly::new);

    private Runtimes() {}

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
