/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.spi;

import org.jspecify.annotations.Nullable;
import org.ravenee.Scope;

/** The context class loader of the calling thread, for as long as work of an application takes. */
final class ContextClassLoader {

    private static final Scope UNCHANGED = () -> {};

    private ContextClassLoader() {}

    /** Sets a loader; closing the scope restores the previous one. */
    static Scope set(@Nullable ClassLoader loader) {
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
