/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Settings by their keys: what is known, what is allowed, and what to say when it is neither. */
@NullMarked
package org.ravenee.internal.config;

import org.jspecify.annotations.NullMarked;
