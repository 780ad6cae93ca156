/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The endpoint that reporters send to: authentication, content encoding, limits, answers.
 *
 * <p>Not an API: may change in any release.
 */
@NullMarked
package org.ravenee.inbox.internal.intake;

import org.jspecify.annotations.NullMarked;
