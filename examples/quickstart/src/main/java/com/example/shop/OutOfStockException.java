/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.shop;

public class OutOfStockException extends RuntimeException {

    public OutOfStockException(Product product) {
        super(product.name() + " is out of stock");
    }
}
