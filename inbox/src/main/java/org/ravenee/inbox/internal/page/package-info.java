/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What all pages share: markup that escapes by construction, the frame, times, assets.
 *
 * <p>Not an API: may change in any release.
 */
@NullMarked
package org.ravenee.inbox.internal.page;

import org.jspecify.annotations.NullMarked;
