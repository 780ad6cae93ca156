/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.shop;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Calls the enterprise bean; looks it up, as some runtimes have none. */
@WebServlet("/ejb")
public class LedgerServlet extends HttpServlet {

    @SuppressWarnings("BanJNDI")
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException {
        LedgerBean ledger;
        try {
            ledger = (LedgerBean) new InitialContext().lookup("java:module/LedgerBean");
        } catch (NamingException e) {
            throw new ServletException(e);
        }
        ledger.close();
    }
}
