/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Events and breadcrumbs from {@code java.util.logging} and what is built on it. */
@NullMarked
package org.ravenee.logging;

import org.jspecify.annotations.NullMarked;
