/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.client;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The loggers of application servers. Their records are not those of an application. */
final class ServerLoggers {

    /**
     * The loggers to which servers write the lines of {@code System.out} and {@code System.err}: a
     * stack trace would be an event for each of its lines.
     */
    private static final Set<String> STREAMS =
            Set.of(
                    // WildFly
                    "stdout",
                    "stderr",
                    // Open Liberty
                    "SystemOut",
                    "SystemErr");

    /**
     * The packages of servers. A record of a server about a failure of the application would be a
     * second event of that failure.
     */
    private static final List<String> PACKAGES =
            List.of(
                    // WildFly
                    "org.jboss.as",
                    "org.wildfly",
                    "io.undertow",
                    "org.xnio",
                    "org.jboss.msc",
                    "org.jboss.modules",
                    "org.jboss.remoting",
                    "org.jboss.threads",
                    "org.jboss.weld",
                    "org.jboss.jca",
                    "com.arjuna",
                    // Open Liberty
                    "com.ibm.ws",
                    "com.ibm.wsspi",
                    "io.openliberty",
                    // GlassFish and Payara
                    "jakarta.enterprise",
                    "com.sun.enterprise",
                    "org.glassfish",
                    "fish.payara",
                    // Tomcat and TomEE
                    "org.apache.catalina",
                    "org.apache.coyote",
                    "org.apache.tomcat",
                    "org.apache.tomee",
                    "org.apache.openejb",
                    "org.apache.webbeans",
                    // Jetty, Helidon
                    "org.eclipse.jetty",
                    "io.helidon");

    private ServerLoggers() {}

    /** Tells whether a logger is the server's own, or receives the lines of a stream. */
    static boolean contain(@Nullable String logger) {
        if (logger == null) {
            return false;
        }
        for (String name : PACKAGES) {
            if (logger.startsWith(name)
                    && (logger.length() == name.length() || logger.charAt(name.length()) == '.')) {
                return true;
            }
        }
        return STREAMS.contains(logger);
    }
}
