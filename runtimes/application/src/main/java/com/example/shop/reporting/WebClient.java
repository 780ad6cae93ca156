/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.shop.reporting;

import jakarta.servlet.ServletContext;
import org.ravenee.Client;

/** Finds the client where nothing is injected. */
final class WebClient {

    private WebClient() {}

    static Client of(Client injected, ServletContext context) {
        return injected == null ? (Client) context.getAttribute(Client.class.getName()) : injected;
    }
}
