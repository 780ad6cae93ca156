/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Finds secrets, by the name of what holds them and by their looks, and masks them in every part of
 * an event.
 */
@NullMarked
package org.ravenee.internal.scrub;

import org.jspecify.annotations.NullMarked;
