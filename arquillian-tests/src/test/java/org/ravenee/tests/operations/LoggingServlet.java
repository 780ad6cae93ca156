/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.operations;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.commons.logging.LogFactory;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.ThreadContext;
import org.jboss.logging.MDC;
import org.slf4j.LoggerFactory;

/** Logs through each API that WildFly gives to applications. */
@WebServlet("/logging")
public class LoggingServlet extends HttpServlet {

    private static final String NAME = LoggingServlet.class.getName();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        var failure = new IllegalStateException("no stock");
        switch (request.getParameter("by")) {
            case "slf4j" -> slf4j();
            case "log4j" -> log4j();
            case "jboss" -> jboss();
            case "commons" -> LogFactory.getLog(NAME).error("order 7 failed");
            case "exception" -> LoggerFactory.getLogger(NAME).error("order 7 failed", failure);
            case "stderr" -> failure.printStackTrace();
            case "server" ->
                    Logger.getLogger("org.jboss.as.ejb3.invocation")
                            .log(Level.SEVERE, "order 7 failed", failure);
            case "rethrown" -> {
                Logger.getLogger("org.jboss.as.ejb3.invocation")
                        .log(Level.SEVERE, "order 7 failed", failure);
                LoggerFactory.getLogger(NAME).error("order 7 failed", failure);
                failure.printStackTrace();
                throw failure;
            }
            default -> throw new IllegalArgumentException();
        }
    }

    private static void slf4j() {
        org.slf4j.MDC.put("tenant", "by slf4j");
        org.slf4j.MDC.put("secret", "not configured");
        try {
            LoggerFactory.getLogger(NAME).error("order {} failed", 7);
        } finally {
            org.slf4j.MDC.clear();
        }
    }

    private static void log4j() {
        ThreadContext.put("tenant", "by log4j");
        try {
            LogManager.getLogger(NAME).error("order {} failed", 7);
        } finally {
            ThreadContext.clearAll();
        }
    }

    private static void jboss() {
        MDC.put("tenant", "by jboss");
        try {
            org.jboss.logging.Logger.getLogger(NAME).errorf("order %d failed", 7);
        } finally {
            MDC.clear();
        }
    }
}
