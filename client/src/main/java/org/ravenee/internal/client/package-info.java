/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The client itself: filters, snapshots, and the way to delivery. */
@NullMarked
package org.ravenee.internal.client;

import org.jspecify.annotations.NullMarked;
