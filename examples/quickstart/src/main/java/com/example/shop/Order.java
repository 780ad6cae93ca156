/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.shop;

/** A product that a customer bought. An order that is collected in the shop has no address. */
public record Order(int number, Product product, Address address) {

    public record Address(String street, String town) {}
}
