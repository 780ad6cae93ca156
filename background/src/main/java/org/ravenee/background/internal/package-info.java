/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The implementation of background reporting. Not an API: anything here may change in any release.
 */
@NullMarked
package org.ravenee.background.internal;

import org.jspecify.annotations.NullMarked;
