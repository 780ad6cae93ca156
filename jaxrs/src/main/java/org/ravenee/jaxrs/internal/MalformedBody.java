/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import java.util.List;

/** Recognises exceptions by which parsers of JSON and XML refuse a text. */
final class MalformedBody {

    private static final List<String> PARSERS =
            List.of(
                    "com.fasterxml.jackson.",
                    "com.google.gson.",
                    "jakarta.json.",
                    "jakarta.xml.bind.",
                    "javax.xml.stream.",
                    "org.xml.sax.",
                    "tools.jackson.");

    private MalformedBody() {}

    /** Tells whether a failure of a message body reader comes from such an exception. */
    static boolean isReason(Throwable thrown) {
        return Causes.of(thrown).anyMatch(MalformedBody::isOfParser);
    }

    private static boolean isOfParser(Throwable thrown) {
        String type = thrown.getClass().getName();
        return PARSERS.stream().anyMatch(type::startsWith);
    }
}
