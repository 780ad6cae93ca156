/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * JSON of unknown senders: strict parsing, tolerant access.
 *
 * <p>Not an API: may change in any release.
 */
@NullMarked
package org.ravenee.inbox.internal.json;

import org.jspecify.annotations.NullMarked;
