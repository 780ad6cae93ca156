/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * JAX-RS: what resources throw, whoever maps it to an answer.
 *
 * <p>Adding the jar is enough. Resource classes are intercepted, filters name the transaction, and
 * an exception mapper of the worst priority answers what nobody else maps.
 */
@NullMarked
package org.ravenee.jaxrs;

import org.jspecify.annotations.NullMarked;
