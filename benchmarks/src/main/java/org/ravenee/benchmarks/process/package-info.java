/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Processes of their own, for measurements that must not run in one that is warm. */
@NullMarked
package org.ravenee.benchmarks.process;

import org.jspecify.annotations.NullMarked;
