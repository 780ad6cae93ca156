/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Breadcrumbs of what an application asks of others: HTTP services and databases. Each class wraps
 * what the application uses already, and adds nothing but breadcrumbs and, where asked, events.
 */
@NullMarked
package org.ravenee.breadcrumbs;

import org.jspecify.annotations.NullMarked;
