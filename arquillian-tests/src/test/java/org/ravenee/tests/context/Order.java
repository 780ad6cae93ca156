/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.context;

/** The order that a request hands over to other work. */
public record Order(String text) {}
