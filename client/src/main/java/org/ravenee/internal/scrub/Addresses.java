/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Credentials in addresses: user information, Oracle's form, one-time codes of OAuth. */
final class Addresses {

    /** {@code jdbc:oracle:thin:user/password@…}. */
    private static final Pattern ORACLE =
            Pattern.compile("(?i)jdbc:oracle:[^:]*+:([^@\\p{javaWhitespace}\"'<>]*+)");

    /** The last part of a path to which one-time codes are sent. */
    private static final Pattern CALLBACK =
            Pattern.compile("(?i)(?:cb|callback|oauth2?|oidc|sso|redirect|login|auth\\w{0,9})/?");

    private static final int LONGEST = 1000;
    private static final int SHORTEST_CODE = 6;
    private static final int SHORTEST_GENERATED = 12;

    private Addresses() {}

    static void oracle(String text, Findings found) {
        Matcher address = ORACLE.matcher(text);
        while (address.find()) {
            int end = address.end(1);
            int bare = text.startsWith("@", end) ? end : cutAt(text, end);
            if (bare > address.start(1)) {
                found.add(address.start(1), bare);
            }
        }
    }

    /** RFC 6749, 4.1.2: a code beside a state is good for a token. Other codes are of countries. */
    static void codes(String text, Findings found) {
        for (int at = text.indexOf("code="); at >= 0; at = text.indexOf("code=", at + 5)) {
            if (at > 0 && "?&#".indexOf(text.charAt(at - 1)) < 0) {
                continue;
            }
            int start = at;
            while (start > 0 && at - start < LONGEST && !endsAddress(text.charAt(start - 1))) {
                start--;
            }
            int end = at;
            while (end < text.length() && end - at < LONGEST && !endsAddress(text.charAt(end))) {
                end++;
            }
            String address = text.substring(start, end);
            int code = at + 5 - start;
            int state = parameter(address, "state=");
            boolean beside = state >= 0 || parameter(address, "scope=") >= 0;
            if (isCode(address, code, beside)) {
                found.add(start + code, start + endOfParameter(address, code));
                if (state >= 0) {
                    found.add(start + state, start + endOfParameter(address, state));
                }
            }
        }
    }

    private static boolean isCode(String address, int start, boolean beside) {
        String code = address.substring(start, endOfParameter(address, start));
        if (ValueTraits.isMixed(code)
                && code.length() >= (beside ? SHORTEST_CODE : SHORTEST_GENERATED)) {
            return !ValueTraits.isNumber(code);
        }
        int query = Math.max(address.indexOf('?'), address.indexOf('#'));
        int path = query < 0 ? -1 : address.lastIndexOf('/', Math.max(0, query - 2));
        return beside
                && path >= 0
                && CALLBACK.matcher(address.substring(path + 1, query)).matches();
    }

    /** Returns the beginning of the value of a parameter; -1 if there is none. */
    private static int parameter(String address, String name) {
        for (int at = address.indexOf(name); at >= 0; at = address.indexOf(name, at + 1)) {
            if (at == 0 || "?&#_".indexOf(address.charAt(at - 1)) >= 0) {
                return at + name.length();
            }
        }
        return -1;
    }

    private static int endOfParameter(String address, int start) {
        int end = start;
        while (end < address.length() && "&#;,".indexOf(address.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    /**
     * RFC 3986: user information before the host. Slashes and at-signs should be encoded there, and
     * often are not: it reaches to the last at-sign of the authority, and beyond the authority
     * where what looks like a port is none.
     */
    static void credentials(String text, Findings found) {
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
                } else if ((c == ':' && text.startsWith("://", end))
                        || (c == '&' && text.startsWith(Tokens.CUT, end - Tokens.CUT.length()))) {
                    break;
                }
                end++;
            }
            int bare = cutAt(text, end);
            if (last == start + 3 && text.startsWith("git@", start)) {
                // The user of every git server, who has no password.
                at = end;
                continue;
            }
            if (last > start) {
                found.add(start, last);
            } else if (bare > start
                    && mayBeCredentials(text, start, authority < 0 ? bare : authority)) {
                found.add(start, bare);
            }
            at = Math.max(end, start);
        }
    }

    /** Tells whether the text behind the colon of an authority is neither a port nor absent. */
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

    /**
     * Returns the position of the sign that an address was cut off, in a sentence as well; or -1.
     */
    private static int cutAt(String text, int end) {
        int bare = end;
        while (bare > 0 && ",;:)]}".indexOf(text.charAt(bare - 1)) >= 0) {
            bare--;
        }
        bare -= Tokens.CUT.length();
        return text.startsWith(Tokens.CUT, bare) ? bare : -1;
    }

    /**
     * Tells whether the text behind a colon may be a password that was cut off before its at-sign.
     */
    private static boolean mayBeCredentials(String text, int start, int end) {
        int colon = text.indexOf(':', start);
        return colon >= 0 && colon < end && text.charAt(start) != '[';
    }

    private static boolean endsAddress(char c) {
        return Character.isWhitespace(c) || "\"'<>".indexOf(c) >= 0;
    }
}
