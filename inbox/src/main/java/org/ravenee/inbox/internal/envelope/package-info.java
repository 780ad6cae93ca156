/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The envelope format of Sentry's ingestion protocol, read as a stream within limits.
 *
 * <p>Not an API: may change in any release.
 */
@NullMarked
package org.ravenee.inbox.internal.envelope;

import org.jspecify.annotations.NullMarked;
