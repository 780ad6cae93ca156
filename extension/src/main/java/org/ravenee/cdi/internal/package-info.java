/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The portable extension and its parts. */
@NullMarked
package org.ravenee.cdi.internal;

import org.jspecify.annotations.NullMarked;
