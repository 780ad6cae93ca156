/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.servlets;

/** An exception that has an error page of its own. */
public class PageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PageException(String message) {
        super(message);
    }
}
