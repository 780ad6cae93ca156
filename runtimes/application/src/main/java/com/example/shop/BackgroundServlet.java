/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.shop;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * Begins work that fails after the request. Looks up the beans that need a managed executor, as
 * some runtimes have none. The failures name the query of the request.
 */
@WebServlet("/background/*")
public class BackgroundServlet extends HttpServlet {

    @Inject private transient ParcelBean parcels;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        response.setContentType("text/plain");
        response.getWriter().print(begin(request.getPathInfo(), request.getQueryString()));
    }

    private String begin(String work, String order) throws ServletException {
        switch (work) {
            case "/asynchronous" -> shipping().ship(order);
            case "/execute-of-ejb" -> shipping().restock(order);
            case "/execute" -> bean(RestockBean.class).execute(order);
            case "/submit" -> bean(RestockBean.class).submit(order);
            case "/submit-handled" -> {
                return bean(RestockBean.class).await(order);
            }
            case "/observer" -> parcels.send(order);
            default -> throw new ServletException("no such work: " + work);
        }
        return "begun";
    }

    @SuppressWarnings("BanJNDI")
    private static ShippingBean shipping() throws ServletException {
        try {
            return (ShippingBean) new InitialContext().lookup("java:module/ShippingBean");
        } catch (NamingException e) {
            throw new ServletException(e);
        }
    }

    private static <T> T bean(Class<T> type) {
        return CDI.current().select(type).get();
    }
}
