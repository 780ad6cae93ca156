/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Converts objects and exceptions of the application to values of the client, on the calling
 * thread, in bounded memory.
 */
@NullMarked
package org.ravenee.internal.values;

import org.jspecify.annotations.NullMarked;
