/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.envelope;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Name and version of this SDK. */
public final class Sdk {

    /** The name; {@code sentry.} would be for the vendor's own. */
    public static final String NAME = "ravenee.java";

    private static final String VERSION = read();

    private Sdk() {}

    /** Returns the version of this client. */
    public static String version() {
        return VERSION;
    }

    /** Returns name and version as HTTP headers show them. */
    public static String identity() {
        return NAME + "/" + VERSION;
    }

    private static String read() {
        try (InputStream in = Sdk.class.getResourceAsStream("version.txt")) {
            return in == null
                    ? "0.0.0"
                    : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "0.0.0";
        }
    }
}
