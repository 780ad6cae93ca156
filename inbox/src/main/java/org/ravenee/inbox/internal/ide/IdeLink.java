/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.ide;

/** The address of a line in an editor. Only {@link IdeLinks} makes them, so they can be trusted. */
public final class IdeLink {

    private final String address;

    IdeLink(String address) {
        this.address = address;
    }

    public String address() {
        return address;
    }
}
