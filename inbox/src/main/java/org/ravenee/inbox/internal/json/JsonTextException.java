/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.json;

/** Text that is not the JSON it should be; the message continues a sentence ("is not ..."). */
public final class JsonTextException extends Exception {

    JsonTextException(String reason) {
        super(reason);
    }
}
