/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Processes of their own, for what must not be measured in one that is warm. */
@NullMarked
package org.ravenee.benchmarks.process;

import org.jspecify.annotations.NullMarked;
