/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.web;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/** Hides the services of one library, so that two implementations can share a class path. */
final class ServiceFilter extends ClassLoader {

    private static final String SERVICES = "META-INF/services/";

    private final String hidden;

    ServiceFilter(ClassLoader parent, String hidden) {
        super(parent);
        this.hidden = hidden;
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        List<URL> found = Collections.list(super.getResources(name));
        found.removeIf(url -> isHidden(name, url));
        return Collections.enumeration(found);
    }

    @Override
    public URL getResource(String name) {
        if (!name.startsWith(SERVICES)) {
            return super.getResource(name);
        }
        try {
            Enumeration<URL> found = getResources(name);
            return found.hasMoreElements() ? found.nextElement() : null;
        } catch (IOException e) {
            return null;
        }
    }

    private boolean isHidden(String name, URL url) {
        return name.startsWith(SERVICES)
                && url.getPath().replaceFirst("!.*", "").replaceFirst(".*/", "").contains(hidden);
    }
}
