/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The sizes of the jars. */
@NullMarked
package org.ravenee.benchmarks.size;

import org.jspecify.annotations.NullMarked;
