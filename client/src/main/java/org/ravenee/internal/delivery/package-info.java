/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Queue, sender and HTTP transport: from accepted to delivered. */
@NullMarked
package org.ravenee.internal.delivery;

import org.jspecify.annotations.NullMarked;
