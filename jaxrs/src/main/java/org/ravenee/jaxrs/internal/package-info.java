/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The parts that see what happens in JAX-RS: interceptor, filters, mapper. */
@NullMarked
package org.ravenee.jaxrs.internal;

import org.jspecify.annotations.NullMarked;
