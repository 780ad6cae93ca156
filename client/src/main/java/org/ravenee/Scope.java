/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee;

/**
 * A state that lasts until it is closed. For try-with-resources.
 *
 * <p>Closing is safe twice and on another thread; closing an outer scope ends the ones that were
 * opened inside it.
 */
@FunctionalInterface
public interface Scope extends AutoCloseable {

    /** Ends the scope and restores what was before. Never throws. */
    @Override
    void close();
}
