/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.lifecycle;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/**
 * Prepares to hold requests to {@link LateServlet} with POST, tells with GET how many are held, and
 * releases them with DELETE.
 */
@WebServlet("/release")
public class ReleaseServlet extends HttpServlet {

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        System.getProperties().put(LateServlet.RELEASE, new CountDownLatch(1));
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        long held =
                Thread.getAllStackTraces().values().stream().filter(ReleaseServlet::isHeld).count();
        response.getWriter().print(held);
    }

    private static boolean isHeld(StackTraceElement[] stack) {
        for (StackTraceElement frame : stack) {
            if (frame.getClassName().endsWith(".LateServlet")) {
                return true;
            }
        }
        return false;
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) {
        ((CountDownLatch) System.getProperties().remove(LateServlet.RELEASE)).countDown();
    }
}
