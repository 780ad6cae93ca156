/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The shared parts of the automatic layers (servlet filter, JAX-RS, interceptors). For integrations
 * of the same kind; applications inject {@link org.ravenee.Client}.
 */
@NullMarked
package org.ravenee.cdi.spi;

import org.jspecify.annotations.NullMarked;
