/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The application that is deployed three times. It differs in its {@code Reporting} alone. */
@NullMarked
package org.ravenee.benchmarks.server.application;

import org.jspecify.annotations.NullMarked;
