/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.internal;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.ravenee.Options;

/**
 * Finds the integrations that report to a client. Each jar of Raven EE lists its own, with the
 * classes that each one needs, in a resource.
 */
public final class Integrations {

    private static final String FILE = "META-INF/raven-integrations.properties";

    /** Stands for a container that has started the CDI extension. */
    private static final String CDI = "cdi";

    private Integrations() {}

    /**
     * Returns the names of the integrations.
     *
     * @param module the class loader of the application
     * @param options the options of its client
     * @param withCdi whether the CDI extension is active
     * @return the names, sorted
     */
    public static String[] find(ClassLoader module, Options options, boolean withCdi) {
        Set<String> found = new TreeSet<>();
        try {
            for (URL file : Collections.list(module.getResources(FILE))) {
                Properties integrations = PlainSettings.load(file);
                for (Map.Entry<Object, Object> integration : integrations.entrySet()) {
                    if (isComplete(integration.getValue().toString(), module, withCdi)) {
                        found.add(integration.getKey().toString());
                    }
                }
            }
        } catch (IOException e) {
            // The log line and the events show less.
        }
        if (options.listensToLogging()) {
            found.add("logging");
        }
        return found.toArray(String[]::new);
    }

    private static boolean isComplete(String needed, ClassLoader module, boolean withCdi) {
        for (String name : needed.split(",")) {
            if (name.equals(CDI) ? !withCdi : !isPresent(name, module)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Tells whether a class is there.
     *
     * @param type the name of the class
     * @param module the class loader of the application
     * @return true if the application sees it
     */
    public static boolean isPresent(String type, ClassLoader module) {
        try {
            Class.forName(type, false, module);
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
