/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.web;

import org.junit.jupiter.api.Test;

/** Routes of two applications of one WAR in RESTEasy. */
class ResteasyRoutesTest extends RoutesTestCase {

    ResteasyRoutesTest() {
        super(Implementation.RESTEASY);
    }

    @Override
    WebServer configure(WebServer unconfigured) {
        return super.configure(unconfigured).application("/admin/v2", Items.class);
    }

    @Test
    void namesTheApplication() throws Exception {
        isNamed("api/items/5/lines/5", "/api/items/{id}/lines/{line}");
        forget();
        isNamed("admin/v2/items/5/lines/5", "/admin/v2/items/{id}/lines/{line}");
    }
}
