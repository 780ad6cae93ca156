/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.request;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/** A successful response. */
final class StubResponse extends HttpServletResponseWrapper {

    StubResponse() {
        super(StubRequest.Unknown.of(HttpServletResponse.class));
    }

    @Override
    public int getStatus() {
        return SC_OK;
    }
}
