/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Memory that waiting events retain. */
@NullMarked
package org.ravenee.benchmarks.memory;

import org.jspecify.annotations.NullMarked;
