/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.background.internal;

import org.ravenee.spi.OperatorMessage;

/** The messages of background work. */
public final class BackgroundMessages {

    /** Background work of a class cannot be observed. */
    public static final OperatorMessage NOT_INTERCEPTED =
            OperatorMessage.info(
                    4001,
                    "{0} is final, sealed or has final methods and cannot be intercepted: failures"
                            + " of its background work are not reported");

    /** An injected executor or thread factory cannot be observed. */
    public static final OperatorMessage FIELD_NOT_OBSERVED =
            OperatorMessage.info(
                    4003, "{0} cannot be observed: failures of its tasks are not reported");

    /** A servlet, filter, context listener or message-driven bean cannot be observed. */
    public static final OperatorMessage COMPONENT_NOT_OBSERVED =
            OperatorMessage.info(
                    4004,
                    "{0} cannot be intercepted: failures of its start and of its messages are not"
                            + " reported");

    private BackgroundMessages() {}
}
