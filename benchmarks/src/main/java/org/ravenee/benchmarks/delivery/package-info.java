/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/** How fast events reach a server, and how many do not. */
@NullMarked
package org.ravenee.benchmarks.delivery;

import org.jspecify.annotations.NullMarked;
