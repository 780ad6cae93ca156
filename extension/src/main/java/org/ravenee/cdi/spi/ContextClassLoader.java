/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.spi;

import org.jspecify.annotations.Nullable;
import org.ravenee.Scope;

/** Sets the context class loader of the calling thread while work of an application runs. */
public final class ContextClassLoader {

    private static final Scope UNCHANGED = () -> {};

    private ContextClassLoader() {}

    /**
     * Sets a loader, unless the thread does not allow it.
     *
     * @param loader the class loader of the application
     * @return restores the previous loader; to be closed on the same thread
     */
    public static Scope set(@Nullable ClassLoader loader) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        if (before == loader) {
            return UNCHANGED;
        }
        try {
            thread.setContextClassLoader(loader);
        } catch (SecurityException e) {
            // Some threads keep theirs; the work is done all the same.
            return UNCHANGED;
        }
        return () -> thread.setContextClassLoader(before);
    }
}
