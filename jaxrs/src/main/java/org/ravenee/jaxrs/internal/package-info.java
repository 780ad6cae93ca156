/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The interceptor, the filters, the listeners and the mapper of JAX-RS. */
@NullMarked
package org.ravenee.jaxrs.internal;

import org.jspecify.annotations.NullMarked;
