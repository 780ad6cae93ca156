/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What waiting events retain. */
@NullMarked
package org.ravenee.benchmarks.memory;

import org.jspecify.annotations.NullMarked;
