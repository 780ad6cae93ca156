/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.servlets;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.MultipartConfig;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Reads the request, and then fails: {@code upload/WAY}. */
@MultipartConfig
@WebServlet("/upload/*")
public class UploadServlet extends HttpServlet {

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        switch (request.getPathInfo()) {
            case "/stream" -> request.getInputStream().readAllBytes();
            case "/reader" -> request.getReader().lines().forEach(line -> {});
            case "/parts" -> request.getParts();
            default -> request.getParameter("name");
        }
        throw new IllegalStateException("after reading");
    }
}
