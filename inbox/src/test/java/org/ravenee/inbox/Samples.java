/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox;

import java.util.UUID;

/** Events as clients send them. */
public final class Samples {

    private Samples() {}

    public static String id() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /** A failure of a method of the application at a line, in a transaction. */
    public static String failure(String type, String function, int line, String transaction) {
        return failure(type, "it failed", function, line, transaction, "");
    }

    /** The same with a message and more members, which start with a comma. */
    public static String failure(
            String type,
            String message,
            String function,
            int line,
            String transaction,
            String more) {
        return """
                {"transaction":"%s","exception":{"values":[
                  {"type":"%s","module":"com.acme","value":"%s","stacktrace":{"frames":[
                    {"module":"io.undertow.Server","function":"run","filename":"Server.java","lineno":9},
                    {"module":"com.acme.Cart","function":"%s","filename":"Cart.java","lineno":%d,
                     "in_app":true}]}}]}%s}
                """
                .formatted(transaction, type, message, function, line, more);
    }
}
