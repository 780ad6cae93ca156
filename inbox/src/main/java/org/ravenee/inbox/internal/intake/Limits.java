/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.intake;

/**
 * The largest things that are taken, in bytes.
 *
 * @param body as it comes over the wire, so usually compressed
 * @param envelope uncompressed
 * @param event one event; the same as Sentry's own servers allow
 */
public record Limits(long body, long envelope, int event) {

    private static final int MIB = 1024 * 1024;

    public static final Limits DEFAULT = new Limits(5 * MIB, 20 * MIB, MIB);
}
