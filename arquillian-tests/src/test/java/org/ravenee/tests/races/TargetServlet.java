/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.races;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers, or fails, where another servlet dispatches to: {@code target/OUTCOME/NUMBER}. */
@WebServlet(value = "/target/*", asyncSupported = true)
public class TargetServlet extends HttpServlet {

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String[] path = request.getPathInfo().substring(1).split("/");
        response.getWriter().print(Outcome.valueOf(path[0]).result(Integer.parseInt(path[1])));
    }
}
