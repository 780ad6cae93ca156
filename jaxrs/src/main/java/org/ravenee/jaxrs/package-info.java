/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * JAX-RS: reports the exceptions of resources, with and without an exception mapper.
 *
 * <p>Adding the jar is enough. Resource classes are intercepted, filters name the transaction, and
 * an exception mapper of the worst priority maps exceptions without another mapper.
 */
@NullMarked
package org.ravenee.jaxrs;

import org.jspecify.annotations.NullMarked;
