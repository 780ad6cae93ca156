/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The two that are compared, set up alike. */
@NullMarked
package org.ravenee.benchmarks.sides;

import org.jspecify.annotations.NullMarked;
