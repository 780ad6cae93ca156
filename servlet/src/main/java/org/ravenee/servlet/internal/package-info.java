/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Follows a request from its beginning to its end, on every thread. */
@NullMarked
package org.ravenee.servlet.internal;

import org.jspecify.annotations.NullMarked;
