/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The messages of the client to the operator of the application. */
@NullMarked
package org.ravenee.internal.log;

import org.jspecify.annotations.NullMarked;
