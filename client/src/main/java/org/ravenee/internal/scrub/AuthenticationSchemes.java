/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the credentials behind an authentication scheme: RFC 6750, RFC 7616 and RFC 7617. */
final class AuthenticationSchemes {

    private static final int SHORTEST = 6;
    private static final int SHORTEST_MIXED = 16;

    private static final Pattern SCHEME =
            Pattern.compile(
                    "(?i)\\b(bearer|basic|digest|ssws|sso-key)(?:[ +]++|%20)(?=([A-Za-z0-9._~+/=-]{6,}+))\\2");

    private AuthenticationSchemes() {}

    static void find(String text, Findings found) {
        Matcher scheme = SCHEME.matcher(text);
        int from = 0;
        while (scheme.find(from)) {
            String name = scheme.group(1);
            String said = scheme.group(2);
            int start = scheme.start(2);
            from = scheme.end();
            if (text.charAt(scheme.end(1)) == '+' && said.indexOf('+') >= 0) {
                // A form, in which a plus sign is a blank.
                said = said.substring(0, said.indexOf('+'));
                from = start + said.length();
                if (said.length() < SHORTEST) {
                    continue;
                }
            }
            if (name.equalsIgnoreCase("digest")) {
                if (said.indexOf('=') > 0) {
                    from = ValueBounds.endOfCredentials(text, start, false);
                    found.add(start, from);
                }
            } else if (isCredential(name, said, text, from)) {
                found.add(start, from);
            }
        }
    }

    /** Basic authentication may be required, and bearer tokens may expire: those are words. */
    private static boolean isCredential(String scheme, String said, String text, int end) {
        if (ValueTraits.isAssignment(said)) {
            return false;
        }
        if (said.length() >= SHORTEST_MIXED || said.endsWith(Tokens.CUT)) {
            return ValueTraits.isMixed(said);
        }
        if (scheme.equalsIgnoreCase("basic")) {
            return hidesPair(said);
        }
        boolean quoted = end < text.length() && ValueBounds.isQuote(text.charAt(end));
        return said.matches(".*\\d.*") || (said.endsWith("=") && !quoted);
    }

    /** RFC 7617: a user and a password. */
    private static boolean hidesPair(String base64) {
        try {
            byte[] pair = Base64.getDecoder().decode(base64);
            for (byte b : pair) {
                if (b >= 0 && b < ' ') {
                    return false;
                }
            }
            return new String(pair, StandardCharsets.UTF_8).indexOf(':') >= 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
