/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.envelope;

import java.io.IOException;
import java.io.Serial;

/** Content that is not a valid envelope. The message is the reason, as part of a sentence. */
public final class MalformedEnvelopeException extends IOException {

    @Serial private static final long serialVersionUID = 1L;

    /** Creates an exception with the reason. */
    public MalformedEnvelopeException(String reason) {
        super(reason);
    }
}
