/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Serialises events the way the Sentry protocol asks: event payload, envelope, gzip. */
@NullMarked
package org.ravenee.internal.envelope;

import org.jspecify.annotations.NullMarked;
