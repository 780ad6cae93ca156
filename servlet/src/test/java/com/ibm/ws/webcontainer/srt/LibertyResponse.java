/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.ibm.ws.webcontainer.srt;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/** A response whose class is named as those of Open Liberty. */
public final class LibertyResponse extends HttpServletResponseWrapper {

    public LibertyResponse(HttpServletResponse response) {
        super(response);
    }
}
