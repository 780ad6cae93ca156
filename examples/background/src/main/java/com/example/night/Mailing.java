/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.night;

/** A task of an executor that fails. */
class Mailing implements Runnable {

    @Override
    public void run() {
        throw new IllegalStateException("The mail server is silent");
    }
}
