/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Turns what was caught into an event: exceptions, frames, platform. */
@NullMarked
package org.ravenee.internal.event;

import org.jspecify.annotations.NullMarked;
