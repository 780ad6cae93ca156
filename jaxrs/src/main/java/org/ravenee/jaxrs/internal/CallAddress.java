/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Addresses of requests and calls, without user and password. */
final class CallAddress {

    private CallAddress() {}

    /** Returns scheme, host, port and path. */
    static String of(URI uri) {
        return uri.getScheme() + "://" + authority(uri) + uri.getRawPath();
    }

    /**
     * Returns host and port, or null if the address has none. The authority is read and not the
     * host, because {@link URI} has no host for names with an underscore, as containers have them.
     */
    static @Nullable String authority(URI uri) {
        String authority = uri.getRawAuthority();
        return authority == null ? null : authority.substring(authority.lastIndexOf('@') + 1);
    }
}
