/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/** How the filter follows a request from its beginning to its end, wherever that is. */
@NullMarked
package org.ravenee.servlet.internal;

import org.jspecify.annotations.NullMarked;
