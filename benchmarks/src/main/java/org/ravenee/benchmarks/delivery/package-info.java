/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Delivered events per second, and lost events. */
@NullMarked
package org.ravenee.benchmarks.delivery;

import org.jspecify.annotations.NullMarked;
