/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.lifecycle;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Fails once the {@link ReleaseServlet} of another application releases it: that of the undeployed
 * application cannot be called any more.
 */
@WebServlet("/late")
public class LateServlet extends HttpServlet {

    static final String RELEASE = "org.ravenee.tests.release";

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException {
        CountDownLatch release = (CountDownLatch) System.getProperties().get(RELEASE);
        try {
            release.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new ServletException("after the undeployment");
    }
}
