/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Events of the JDK Flight Recorder. */
@NullMarked
package org.ravenee.internal.jfr;

import org.jspecify.annotations.NullMarked;
