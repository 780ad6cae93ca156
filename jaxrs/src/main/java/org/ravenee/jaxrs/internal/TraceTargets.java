/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The hosts that get trace headers: {@code sentry.trace-propagation-targets}. */
final class TraceTargets {

    private static final Pattern PORT = Pattern.compile(":[0-9]*$");

    private final List<String> targets;

    /**
     * Takes hosts as configured.
     *
     * @param targets {@code host}, {@code host:port}, {@code *.domain} or {@code *}
     */
    TraceTargets(List<String> targets) {
        this.targets = targets.stream().map(it -> it.toLowerCase(Locale.ROOT)).toList();
    }

    /** Tells whether a call to this address gets trace headers. */
    boolean include(URI uri) {
        String authority = CallAddress.authority(uri);
        if (targets.isEmpty() || authority == null) {
            return false;
        }
        String address = authority.toLowerCase(Locale.ROOT);
        String host = PORT.matcher(address).replaceFirst("");
        return targets.stream().anyMatch(it -> matches(it, host) || it.equals(address));
    }

    private static boolean matches(String target, String host) {
        return target.equals("*")
                || target.equals(host)
                || (target.startsWith("*.") && host.endsWith(target.substring(1)));
    }
}
