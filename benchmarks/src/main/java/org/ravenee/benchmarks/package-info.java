/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Speed, size and memory of Raven EE, measured side by side with sentry-java. */
@NullMarked
package org.ravenee.benchmarks;

import org.jspecify.annotations.NullMarked;
