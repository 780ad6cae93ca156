/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.shop;

/** Mapped to 409. */
public class DuplicateOrderException extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
