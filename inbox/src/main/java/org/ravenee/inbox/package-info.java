/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * A local receiver of error events for development, demos and tests: {@link
 * org.ravenee.inbox.Inbox}.
 */
@NullMarked
package org.ravenee.inbox;

import org.jspecify.annotations.NullMarked;
