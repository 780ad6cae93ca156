/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.quarkus.internal;

import java.util.List;

/**
 * The application as its build knows it.
 *
 * @param release name and version, as {@code shop@1.0.0}
 * @param packages the packages of its own classes
 */
public record ApplicationDescription(String release, List<String> packages) {

    String name() {
        return release.substring(0, release.lastIndexOf('@'));
    }
}
