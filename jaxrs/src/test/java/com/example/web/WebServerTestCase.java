/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.web;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** Tests that share one web server. The events of a test are removed before the next one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WebServerTestCase {

    final Implementation implementation;
    WebServer server;

    WebServerTestCase(Implementation implementation) {
        this.implementation = implementation;
    }

    /** Adds the application of the tests. */
    abstract WebServer configure(WebServer unconfigured);

    @BeforeAll
    final void start() throws Exception {
        server = configure(WebServer.of(implementation)).start();
    }

    @AfterAll
    final void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    final void forget() {
        server.forget();
    }
}
