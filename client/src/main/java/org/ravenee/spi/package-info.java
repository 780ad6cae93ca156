/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The seam for integrations: how the servlet filter, the JAX-RS filters and others of their kind
 * tell the client where one unit of work begins and ends. Applications have no use for it.
 */
@NullMarked
package org.ravenee.spi;

import org.jspecify.annotations.NullMarked;
