/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Exceptions that are no failures of the application. Not API: any release may change these classes
 * without notice.
 */
@NullMarked
package org.ravenee.cdi.internal.exceptions;

import org.jspecify.annotations.NullMarked;
