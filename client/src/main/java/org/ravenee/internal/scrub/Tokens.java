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

    /** RFC 7468, also where the end was cut off or line ends were escaped. */
    private static final Pattern PRIVATE_KEY =
            Pattern.compile(
                    "-----BEGIN [A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?-----"
                            + "(?:(?!-----END)[\\s\\S])*+(?:-----END [A-Z ]{0,30}-----)?");

    /** Oracle's own form of an address. */
    private static final Pattern ORACLE =
            Pattern.compile("(?i)(jdbc:oracle:[a-z0-9]{1,10}:)[^\\s@\"']{1,300}@");

    private Tokens() {}

    static String mask(String text) {
        String masked = text;
        if (masked.contains("://") && masked.indexOf('@') >= 0) {
            masked = credentials(masked);
        }
        if (masked.contains("oracle:") || masked.contains("ORACLE:")) {
            masked = ORACLE.matcher(masked).replaceAll("$1" + Mask.TEXT + "@");
        }
        if (masked.contains("eyJ")) {
            masked = webTokens(masked);
        }
        if (masked.contains("PRIVATE KEY")) {
            masked = PRIVATE_KEY.matcher(masked).replaceAll(Mask.TEXT);
        }
        if (mayNameScheme(masked)) {
            masked = SCHEME.matcher(masked).replaceAll("$1$2" + Mask.TEXT);
        }
        return masked;
    }

    /**
     * RFC 3986: user information before the host. Slashes and at-signs should be encoded there, and
     * often are not: it reaches to the last at-sign of the authority, and beyond the authority
     * where what looks like a port is none.
     */
    private static String credentials(String text) {
        StringBuilder masked = new StringBuilder(text.length());
        int copied = 0;
        for (int at = text.indexOf("://"); at >= 0; at = text.indexOf("://", at)) {
            int start = at + 3;
            int end = start;
            int authority = -1;
            int last = -1;
            while (end < text.length() && !endsAddress(text.charAt(end))) {
                char c = text.charAt(end);
                if (c == '@') {
                    last = end;
                } else if (authority < 0 && "/?#".indexOf(c) >= 0) {
                    if (last >= 0 || !isPassword(text, start, end)) {
                        break;
                    }
                    authority = end;
                } else if (c == ':' && text.startsWith("://", end)) {
                    break;
                }
                end++;
            }
            if (last > start) {
                masked.append(text, copied, start).append(Mask.TEXT);
                copied = last;
            }
            at = Math.max(end, start);
        }
        return copied == 0 ? text : masked.append(text, copied, text.length()).toString();
    }

    /** Whether what follows the colon of an authority is neither a port nor absent. */
    private static boolean isPassword(String text, int start, int end) {
        int colon = text.indexOf(':', start);
        if (colon < 0 || colon >= end - 1 || text.charAt(start) == '[') {
            return false;
        }
        for (int i = colon + 1; i < end; i++) {
            if (!Character.isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsAddress(char c) {
        return Character.isWhitespace(c) || "\"'<>".indexOf(c) >= 0;
    }

    /** RFC 7519: two or three parts in base64url, of which the first is a JSON object. */
    private static String webTokens(String text) {
        StringBuilder masked = new StringBuilder(text.length());
        int copied = 0;
        int at = text.indexOf("eyJ");
        while (at >= 0) {
            int header = endOfPart(text, at);
            int end = header;
            if (header < text.length() && text.charAt(header) == '.') {
                end = endOfPart(text, header + 1);
                if (end > header + 2) {
                    end =
                            end < text.length() && text.charAt(end) == '.'
                                    ? endOfPart(text, end + 1)
                                    : end;
                    masked.append(text, copied, at).append(Mask.TEXT);
                    copied = end;
                }
            }
            // Behind the part: whatever else begins inside it ends where it ends.
            at = text.indexOf("eyJ", Math.max(end, header));
        }
        return copied == 0 ? text : masked.append(text, copied, text.length()).toString();
    }

    private static int endOfPart(String text, int start) {
        int end = start;
        while (end < text.length() && isBase64Url(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isBase64Url(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '_';
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
