/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.twins.applications;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** An application that lists nothing: the server finds its resources and mappers. */
@ApplicationPath(ScannedApplication.PATH)
public class ScannedApplication extends Application {

    public static final String PATH = "scanned";
}
