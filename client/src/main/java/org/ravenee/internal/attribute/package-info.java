/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The list of an event's attributes. */
@NullMarked
package org.ravenee.internal.attribute;

import org.jspecify.annotations.NullMarked;
