/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.shop;

/**
 * Published to asynchronous observers.
 *
 * @param order the order that the parcel is of
 */
public record Parcel(String order) {}
