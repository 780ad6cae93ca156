/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * An event as text to paste elsewhere: the stack trace, Markdown for an issue, a cURL command.
 *
 * <p>Not an API: may change in any release.
 */
@NullMarked
package org.ravenee.inbox.internal.copy;

import org.jspecify.annotations.NullMarked;
