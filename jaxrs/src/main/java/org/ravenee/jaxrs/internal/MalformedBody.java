/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import java.util.List;

/** Recognises exceptions by which parsers of JSON, XML, forms and character sets refuse a body. */
final class MalformedBody {

    private static final List<String> PARSERS =
            List.of(
                    "com.fasterxml.jackson.",
                    "com.google.gson.",
                    "java.io.UnsupportedEncodingException",
                    "java.nio.charset.",
                    "java.util.zip.ZipException",
                    "jakarta.json.",
                    "jakarta.xml.bind.",
                    "javax.xml.stream.",
                    "org.xml.sax.",
                    "tools.jackson.");

    /** Parsers that throw exceptions of the JDK. */
    private static final List<String> ORIGINS =
            List.of(
                    "java.net.URLDecoder",
                    "org.apache.james.mime4j.",
                    "org.glassfish.jersey.media.multipart.",
                    "org.jboss.resteasy.plugins.providers.multipart.",
                    "org.jvnet.mimepull.");

    private MalformedBody() {}

    /** Tells whether a failure of a message body reader comes from such an exception. */
    static boolean isReason(Throwable thrown) {
        return Causes.of(thrown).anyMatch(MalformedBody::isOfParser);
    }

    private static boolean isOfParser(Throwable thrown) {
        StackTraceElement[] stack = thrown.getStackTrace();
        return startsWith(PARSERS, thrown.getClass().getName())
                || (stack.length > 0 && startsWith(ORIGINS, stack[0].getClassName()));
    }

    private static boolean startsWith(List<String> packages, String type) {
        return packages.stream().anyMatch(type::startsWith);
    }
}
