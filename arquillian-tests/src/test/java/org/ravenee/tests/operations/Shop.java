/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.operations;

import jakarta.enterprise.context.ApplicationScoped;

/** A bean of the application. */
@ApplicationScoped
public class Shop {}
