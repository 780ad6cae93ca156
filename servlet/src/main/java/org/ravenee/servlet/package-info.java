/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Servlets: the request and its user in every event, and the exceptions that escape.
 *
 * <p>Adding the jar is enough: {@link org.ravenee.servlet.RavenFilter} registers itself, first of
 * all filters, for every address, asynchronous requests included.
 */
@NullMarked
package org.ravenee.servlet;

import org.jspecify.annotations.NullMarked;
