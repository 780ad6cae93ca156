/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.night;

import jakarta.batch.runtime.BatchRuntime;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Properties;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Begins work of the night. The failures name the query of the request. */
@WebServlet("/night/*")
public class NightServlet extends HttpServlet {

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        response.setContentType("text/plain");
        String order = request.getQueryString();
        switch (request.getPathInfo()) {
            case "/timer" -> nightly().begin(order);
            case "/batch" -> {
                CDI.current().select(ImportQueue.class).get().add(order);
                BatchRuntime.getJobOperator().start("import", new Properties());
            }
            default -> throw new ServletException("no such work");
        }
        response.getWriter().print("begun");
    }

    @SuppressWarnings("BanJNDI")
    private static NightlyBean nightly() throws ServletException {
        try {
            return (NightlyBean) new InitialContext().lookup("java:module/NightlyBean");
        } catch (NamingException e) {
            throw new ServletException(e);
        }
    }
}
