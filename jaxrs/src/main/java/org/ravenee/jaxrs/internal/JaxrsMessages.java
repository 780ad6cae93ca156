/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import org.ravenee.spi.OperatorMessage;

/** The messages of this module. */
public final class JaxrsMessages {

    public static final OperatorMessage UNMAPPED =
            OperatorMessage.error(3001, "{0} failed: no ExceptionMapper for {1}{2}");

    public static final OperatorMessage NOT_WATCHED =
            OperatorMessage.warning(3002, "Raven EE does not watch this part of JAX-RS: {0}");

    public static final OperatorMessage CLIENT_NOT_WATCHED =
            OperatorMessage.debug(3003, "Raven EE does not watch this JAX-RS client: {0}");

    public static final OperatorMessage NOT_INTERCEPTED =
            OperatorMessage.info(
                    3004,
                    "{0} is final, sealed or has final methods and cannot be intercepted: of its"
                            + " exceptions only those without an own mapper are reported");

    private JaxrsMessages() {}
}
