/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What a fresh JVM pays for a client and for its first event. */
@NullMarked
package org.ravenee.benchmarks.startup;

import org.jspecify.annotations.NullMarked;
