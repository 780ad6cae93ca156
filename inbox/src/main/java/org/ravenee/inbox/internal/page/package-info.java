/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Common parts of all pages: markup that escapes by construction, the layout, times, assets.
 *
 * <p>Not an API: may change in any release.
 */
@NullMarked
package org.ravenee.inbox.internal.page;

import org.jspecify.annotations.NullMarked;
