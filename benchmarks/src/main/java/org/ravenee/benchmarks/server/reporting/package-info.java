/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The application's calls of its error reporter, once for each deployment. */
@NullMarked
package org.ravenee.benchmarks.server.reporting;

import org.jspecify.annotations.NullMarked;
