/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.envelope;

import java.io.IOException;
import java.io.Serial;

/** Something is not the envelope that it should be; the message says why, as part of a sentence. */
public final class MalformedEnvelopeException extends IOException {

    @Serial private static final long serialVersionUID = 1L;

    /** Says what is wrong. */
    public MalformedEnvelopeException(String reason) {
        super(reason);
    }
}
