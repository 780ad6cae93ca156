/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The exceptions that both sides capture. */
@NullMarked
package org.ravenee.benchmarks.failures;

import org.jspecify.annotations.NullMarked;
