/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.envelope;

import jakarta.json.JsonObject;
import org.ravenee.inbox.internal.json.JsonText;
import org.ravenee.inbox.internal.json.JsonTextException;

/**
 * A JSON object and the text it was read from.
 *
 * @param text exactly as received
 */
public record JsonPayload(String text, JsonObject json) {

    static JsonPayload parse(byte[] bytes, String what) throws RefusedException {
        try {
            String text = JsonText.decode(bytes);
            return new JsonPayload(text, JsonText.object(text));
        } catch (JsonTextException e) {
            throw RefusedException.malformed(what + " " + e.getMessage());
        }
    }
}
