/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.logs;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.commons.logging.LogFactory;
import org.apache.logging.log4j.LogManager;
import org.slf4j.LoggerFactory;

/** Logs with the library that the path names: one error, and one line below the level of events. */
@WebServlet("/logs/*")
public class LogServlet extends HttpServlet {

    private static final String CATEGORY = "com.example.logs";
    private static final String MESSAGE = "sold out";
    private static final String DETAIL = "one left";

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        response.setContentType("text/plain");
        logWith(request.getPathInfo());
        response.getWriter().print("logged");
    }

    private static void logWith(String path) throws ServletException {
        switch (path) {
            case "/jul" -> julLogger().warning(DETAIL);
            case "/slf4j" -> LoggerFactory.getLogger(CATEGORY).warn(DETAIL);
            case "/jboss" -> org.jboss.logging.Logger.getLogger(CATEGORY).warn(DETAIL);
            case "/log4j" -> LogManager.getLogger(CATEGORY).warn(DETAIL);
            case "/commons" -> LogFactory.getLog(CATEGORY).warn(DETAIL);
            default -> {}
        }
        switch (path) {
            case "/jul" -> julLogger().severe(MESSAGE);
            case "/slf4j" -> LoggerFactory.getLogger(CATEGORY).error(MESSAGE);
            case "/jboss" -> org.jboss.logging.Logger.getLogger(CATEGORY).error(MESSAGE);
            case "/log4j" -> LogManager.getLogger(CATEGORY).error(MESSAGE);
            case "/commons" -> LogFactory.getLog(CATEGORY).error(MESSAGE);
            case "/exception" ->
                    LoggerFactory.getLogger(CATEGORY).error(MESSAGE, new IllegalStateException());
            case "/thrown" -> throw logged(new IllegalStateException(MESSAGE));
            case "/failing" -> throw new IllegalStateException(MESSAGE);
            case "/print" -> {
                new IllegalStateException(MESSAGE).printStackTrace();
                System.out.println(MESSAGE);
            }
            case "/server" ->
                    serverCategories().forEach(name -> Logger.getLogger(name).severe(MESSAGE));
            default -> throw new ServletException("no such library: " + path);
        }
    }

    private static Logger julLogger() {
        return Logger.getLogger(CATEGORY);
    }

    private static IllegalStateException logged(IllegalStateException failure) {
        julLogger().log(Level.SEVERE, MESSAGE, failure);
        return failure;
    }

    private static List<String> serverCategories() {
        return List.of(
                "org.jboss.as.ejb3",
                "com.ibm.ws.webcontainer",
                "jakarta.enterprise.web",
                "org.apache.catalina.core",
                "org.eclipse.jetty.ee10");
    }
}
