/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The readiness check by which MicroProfile Health shows the state of the reporting. */
@NullMarked
package org.ravenee.health;

import org.jspecify.annotations.NullMarked;
