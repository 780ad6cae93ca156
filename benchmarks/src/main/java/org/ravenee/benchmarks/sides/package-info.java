/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The two compared clients, with equal settings. */
@NullMarked
package org.ravenee.benchmarks.sides;

import org.jspecify.annotations.NullMarked;
