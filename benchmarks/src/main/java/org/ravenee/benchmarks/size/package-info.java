/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/** How large the jars are. */
@NullMarked
package org.ravenee.benchmarks.size;

import org.jspecify.annotations.NullMarked;
