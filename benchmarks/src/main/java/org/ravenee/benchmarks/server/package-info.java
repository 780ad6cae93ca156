/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/** One application on one WildFly, with and without an error reporter, under load. */
@NullMarked
package org.ravenee.benchmarks.server;

import org.jspecify.annotations.NullMarked;
