/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

import java.util.regex.Pattern;

/** Masks what is a secret by its looks: tokens, private keys, credentials in addresses. */
final class Tokens {

    /** RFC 6750 and RFC 7617: a scheme and what follows it. */
    private static final Pattern SCHEME =
            Pattern.compile("(?i)\\b(bearer|basic|digest)([ +]|%20)[A-Za-z0-9._~+/=-]{6,}+");

    /** RFC 7519: two or three parts in base64url, of which the first is a JSON object. */
    private static final Pattern JWT =
            Pattern.compile("\\beyJ[A-Za-z0-9_-]{5,}+\\.[A-Za-z0-9_-]{2,}+(?:\\.[A-Za-z0-9_-]*+)?");

    /** RFC 7468, also where the end was cut off or line ends were escaped. */
    private static final Pattern PRIVATE_KEY =
            Pattern.compile(
                    "-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----"
                            + "(?:(?!-----END)[\\s\\S])*+(?:-----END [A-Z ]{0,30}-----)?");

    /** RFC 3986: user information before the host. */
    private static final Pattern USER_INFO =
            Pattern.compile("(?<=://)[^\\s/@:\"'<>?#]*+:?[^\\s/@\"'<>?#]*+@");

    private Tokens() {}

    static String mask(String text) {
        String masked = text;
        if (masked.contains("://") && masked.indexOf('@') >= 0) {
            masked = USER_INFO.matcher(masked).replaceAll(Mask.TEXT + "@");
        }
        if (masked.contains("eyJ")) {
            masked = JWT.matcher(masked).replaceAll(Mask.TEXT);
        }
        if (masked.contains("PRIVATE KEY-----")) {
            masked = PRIVATE_KEY.matcher(masked).replaceAll(Mask.TEXT);
        }
        if (mayNameScheme(masked)) {
            masked = SCHEME.matcher(masked).replaceAll("$1$2" + Mask.TEXT);
        }
        return masked;
    }

    private static boolean mayNameScheme(String text) {
        for (String scheme : new String[] {"earer", "EARER", "asic", "ASIC", "igest", "IGEST"}) {
            if (text.contains(scheme)) {
                return true;
            }
        }
        return false;
    }
}
