/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.chains;

/** A constant without a stack trace, as libraries throw it. */
public class ConstantException extends RuntimeException {

    static final ConstantException INSTANCE = new ConstantException();

    private ConstantException() {
        super("constant", null, false, false);
    }
}
