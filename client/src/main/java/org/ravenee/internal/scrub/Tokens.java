/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks what is a secret by its looks: tokens, private keys, credentials in addresses. Also what is
 * left of one at the end of a text that was cut off.
 */
final class Tokens {

    /** What a text that was cut off ends with. */
    static final String CUT = "...";

    private static final int SHORTEST_KNOWN = 8;
    private static final int SHORTEST_MIXED = 16;

    /** Oracle's own form of an address: {@code jdbc:oracle:thin:user/password@…}. */
    private static final Pattern ORACLE =
            Pattern.compile("(?i)jdbc:oracle:[^:]*+:([^@\\p{javaWhitespace}\"'<>]*+)");

    /** RFC 7519: two to five parts in base64url, of which the first is a JSON object. */
    private static final Pattern WEB_TOKEN =
            Pattern.compile("eyJ[\\w-]*+((?:\\.(?!\\.\\.)[\\w-]*+){0,4}+)");

    /** RFC 6750, RFC 7616 and RFC 7617: a scheme and what follows it. */
    private static final Pattern SCHEME =
            Pattern.compile(
                    "(?i)\\b(bearer|basic|digest)(?:[ +]++|%20)(?=([A-Za-z0-9._~+/=-]{6,}+))\\2");

    /** RFC 7468, and as forms and URLs write the blanks. */
    private static final Pattern PRIVATE_KEY =
            Pattern.compile(
                    "-{4,5}+(?: |\\+|%20)?BEGIN(?:[A-Z0-9 +_]|%20){1,50}?KEY(?:(?:[ +_]|%20)BLOCK)?"
                            + "(?: |\\+|%20)?-{4,5}");

    /** What issuers begin their tokens with, so that they are recognised. */
    private static final Pattern KNOWN =
            Pattern.compile(
                    "(?<![A-Za-z0-9])(?:A[KS]IA(?=[0-9A-Z])|gh[opsur]_|github_pat_|xox[a-z]-|xapp-"
                            + "|[rs]k_(?:live|test)_|glpat-|AIza|npm_|hvs\\.|SG\\.)([\\w-]++)");

    /** What people tell people. */
    private static final Pattern STATED =
            Pattern.compile(
                    "(?i)\\b(?:password|passwd|passphrase|passcode|passwort|pwd|(pin|secret|token))"
                            + " (?:is|was|ist|lautet) ++(?:\"([^\"]++)\"?|'([^']++)'?|(\\S++))");

    private static final Pattern SAID_OF_IT =
            Pattern.compile(
                    "(?i)[a-z]+(?:ed|ing|able|ory|[^a]l)|a|an|the|not|no|too|in|on|at|to|of|for"
                            + "|from|by|with|about|being|both|either|now|still|already|always"
                            + "|never|also|only|just|longer|shorter|different|same|equal|invalid"
                            + "|valid|wrong|incorrect|correct|missing|empty|blank|weak|strong"
                            + "|unknown|absent|present|set|unset|bad|good|ok|okay|insecure|secure"
                            + "|sent|kept|lost|old|new|your|my|our|their|this|that|what|where|when"
                            + "|it|one|null|undefined|hidden|known|stolen|written|given|as|shown");

    private Tokens() {}

    /** Whether a private key begins here that does not end. */
    static boolean beginPrivateKey(String text) {
        Matcher begin = PRIVATE_KEY.matcher(text);
        return begin.find() && begin.group().contains("PRIVATE");
    }

    /** Also where the end was cut off or line ends were escaped. */
    static String privateKeys(String text) {
        Matcher begin = PRIVATE_KEY.matcher(text);
        Mask mask = new Mask(text);
        int from = 0;
        while (begin.find(from)) {
            from = begin.end();
            if (begin.group().contains("PRIVATE")) {
                int end = text.indexOf("----END", from);
                end = end < 0 ? text.indexOf("---- END", from) : end;
                int line = end < 0 ? -1 : text.indexOf("----", end + 7);
                from = end < 0 ? text.length() : line < 0 ? end : line;
                while (line >= 0 && from < text.length() && text.charAt(from) == '-') {
                    from++;
                }
                mask.cover(begin.start(), from);
            }
        }
        return mask.done();
    }

    static String known(String text) {
        Matcher token = KNOWN.matcher(text);
        Mask mask = new Mask(text);
        while (token.find()) {
            if (token.end() - token.start(1) >= SHORTEST_KNOWN
                    || text.startsWith(CUT, token.end())) {
                mask.cover(token.start(), token.end());
            }
        }
        return mask.done();
    }

    static String schemes(String text) {
        Matcher scheme = SCHEME.matcher(text);
        Mask mask = new Mask(text);
        int from = 0;
        while (scheme.find(from)) {
            String name = scheme.group(1);
            String said = scheme.group(2);
            int start = scheme.start(2);
            from = scheme.end();
            if (name.equalsIgnoreCase("digest")) {
                if (said.indexOf('=') > 0) {
                    from = Values.endOfCredentials(text, start, false);
                    mask.cover(start, from);
                }
            } else if (isCredential(name, said, text, from)) {
                mask.cover(start, from);
            }
        }
        return mask.done();
    }

    /** Basic authentication may be required, and bearer tokens may expire: those are words. */
    private static boolean isCredential(String scheme, String said, String text, int end) {
        if (said.length() >= SHORTEST_MIXED || said.endsWith(CUT)) {
            return SensitiveNames.isMixed(said);
        }
        if (scheme.equalsIgnoreCase("basic")) {
            return hidesPair(said);
        }
        boolean quoted = end < text.length() && Assignments.isQuote(text.charAt(end));
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

    static String stated(String text) {
        Matcher stated = STATED.matcher(text);
        Mask mask = new Mask(text);
        while (stated.find()) {
            int group = stated.group(2) != null ? 2 : stated.group(3) != null ? 3 : 4;
            if (group < 4 || isPassword(stated.group(4), stated.group(1) != null)) {
                mask.cover(stated.start(group), stated.end(group));
            }
        }
        return mask.done();
    }

    /** Not what is usually said of passwords; of tokens, only what no word looks like. */
    private static boolean isPassword(String word, boolean ofToken) {
        int end = word.length();
        while (end > 0 && ".,;:!?)".indexOf(word.charAt(end - 1)) >= 0) {
            end--;
        }
        for (int i = 0; i < end; i++) {
            if (!Character.isLetter(word.charAt(i)) && word.charAt(i) != '-') {
                return word.charAt(0) != '*';
            }
        }
        return !ofToken && end > 0 && !SAID_OF_IT.matcher(word).region(0, end).matches();
    }

    static String oracle(String text) {
        Matcher address = ORACLE.matcher(text);
        Mask mask = new Mask(text);
        while (address.find()) {
            int end = address.end(1);
            int bare = text.startsWith("@", end) ? end : cutAt(text, end);
            if (bare > address.start(1)) {
                mask.cover(address.start(1), bare);
            }
        }
        return mask.done();
    }

    /**
     * RFC 3986: user information before the host. Slashes and at-signs should be encoded there, and
     * often are not: it reaches to the last at-sign of the authority, and beyond the authority
     * where what looks like a port is none.
     */
    static String credentials(String text) {
        Mask mask = new Mask(text);
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
            int bare = cutAt(text, end);
            if (last > start) {
                mask.cover(start, last);
            } else if (bare > start
                    && mayBeCredentials(text, start, authority < 0 ? bare : authority)) {
                mask.cover(start, bare);
            }
            at = Math.max(end, start);
        }
        return mask.done();
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

    /** Where the sign is that an address was cut off, which may stand in a sentence; or -1. */
    private static int cutAt(String text, int end) {
        int bare = end;
        while (bare > 0 && ",;:)]}".indexOf(text.charAt(bare - 1)) >= 0) {
            bare--;
        }
        bare -= CUT.length();
        return text.startsWith(CUT, bare) ? bare : -1;
    }

    /** Where the text was cut off before an at-sign, what follows a colon may be no port. */
    private static boolean mayBeCredentials(String text, int start, int end) {
        int colon = text.indexOf(':', start);
        return colon >= 0 && colon < end && text.charAt(start) != '[';
    }

    private static boolean endsAddress(char c) {
        return Character.isWhitespace(c) || "\"'<>".indexOf(c) >= 0;
    }

    static String webTokens(String text) {
        Matcher token = WEB_TOKEN.matcher(text);
        Mask mask = new Mask(text);
        while (token.find()) {
            boolean parts = token.end() > token.start(1);
            if ((parts && token.end() > token.start() + SHORTEST_KNOWN)
                    || text.startsWith(CUT, token.end())) {
                mask.cover(token.start(), token.end());
            }
        }
        return mask.done();
    }
}
