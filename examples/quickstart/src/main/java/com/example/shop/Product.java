/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.shop;

/** Something to buy; the price is in cents. */
public record Product(String id, String name, int price, int stock) {}
