/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Events on disk: written before they are delivered, found again by whichever process comes next.
 */
@NullMarked
package org.ravenee.internal.spool;

import org.jspecify.annotations.NullMarked;
