/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.shop;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.ConnectException;

@ApplicationScoped
public class PaymentGateway {

    public void charge(int cents) {
        try {
            connect();
        } catch (IOException e) {
            throw new PaymentUnavailableException("The payment gateway does not answer", e);
        }
    }

    private void connect() throws IOException {
        throw new ConnectException("Connection refused");
    }
}
