/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The cost of a client and of its first event in a fresh JVM. */
@NullMarked
package org.ravenee.benchmarks.startup;

import org.jspecify.annotations.NullMarked;
