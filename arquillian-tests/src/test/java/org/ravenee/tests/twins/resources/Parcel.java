/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.twins.resources;

/** The type that the providers of the test application read, write and convert. */
public record Parcel(String content) {}
