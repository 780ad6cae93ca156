/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * JSON from strangers: strict when it is read, tolerant when it is looked at.
 *
 * <p>Not an API: may change in any release.
 */
@NullMarked
package org.ravenee.inbox.internal.json;

import org.jspecify.annotations.NullMarked;
