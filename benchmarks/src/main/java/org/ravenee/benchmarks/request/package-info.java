/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/** One request that does not fail, on both sides, in a container of stubs that allocate nothing. */
@NullMarked
package org.ravenee.benchmarks.request;

import org.jspecify.annotations.NullMarked;
