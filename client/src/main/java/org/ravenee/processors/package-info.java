/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The processors that come with the client, to be named in {@code sentry.processors} by their class
 * names, with or without the package.
 */
@NullMarked
package org.ravenee.processors;

import org.jspecify.annotations.NullMarked;
