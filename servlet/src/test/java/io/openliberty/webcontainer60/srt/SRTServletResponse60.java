/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.openliberty.webcontainer60.srt;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/** A response whose class has the name of that of Open Liberty. */
public final class SRTServletResponse60 extends HttpServletResponseWrapper {

    public SRTServletResponse60(HttpServletResponse response) {
        super(response);
    }
}
