/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What MicroProfile Health shows of an application's reporting. */
@NullMarked
package org.ravenee.health;

import org.jspecify.annotations.NullMarked;
