/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * A loopback HTTP server: routes, guards against foreign web pages, requests and answers as values.
 *
 * <p>Not an API: may change in any release.
 */
@NullMarked
package org.ravenee.inbox.internal.http;

import org.jspecify.annotations.NullMarked;
