/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/** From measurements to a table. */
@NullMarked
package org.ravenee.benchmarks.report;

import org.jspecify.annotations.NullMarked;
