/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.waysin;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Hands the request, once its background work is done, to a page that fails. */
@WebServlet(value = "/dispatching", asyncSupported = true)
public class DispatchingServlet extends HttpServlet {

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        var async = request.startAsync();
        async.start(() -> async.dispatch("/servlet"));
    }
}
