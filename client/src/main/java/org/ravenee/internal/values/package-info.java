/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Takes what callers hand over as it is now, in bounded time and memory: JSON-like values remain.
 */
@NullMarked
package org.ravenee.internal.values;

import org.jspecify.annotations.NullMarked;
