/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Context data of the work in progress, bound to threads and requests. */
@NullMarked
package org.ravenee.internal.context;

import org.jspecify.annotations.NullMarked;
